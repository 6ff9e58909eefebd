import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CallKeeper } from "./call_keeper";

/** The browser's locks, as far as they are used: one holder, the others wait in their order. */
class Locks {
  private held = false;
  private readonly waiting: (() => void)[] = [];

  request = (async (_name: string, { signal }: LockOptions, hold: () => Promise<void>) => {
    if (this.held)
      await new Promise<void>((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("aborted")));
        this.waiting.push(resolve);
      });
    this.held = true;
    await hold();
    this.held = false;
    this.waiting.shift()?.();
  }) as unknown as LockManager["request"];
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("a call belongs to the tab that takes it first, however often it asks", async () => {
  const locks = new Locks();
  const [first, second] = [new CallKeeper(locks), new CallKeeper(locks)];
  expect(await first.take("c1")).toBe(true);
  expect(await first.take("c1")).toBe(true);

  const other = vi.fn();
  void second.take("c1").then(other);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(other).not.toHaveBeenCalled();
});

it("no other tab takes over a call that is over", async () => {
  const locks = new Locks();
  const [first, second] = [new CallKeeper(locks), new CallKeeper(locks)];
  await first.take("c1");
  const other = second.take("c1");

  first.leave("c1");
  second.leave("c1");

  await vi.advanceTimersByTimeAsync(60_000);
  expect(await other).toBe(false);
});

it("a browser without locks has its calls in every tab", async () => {
  expect(await new CallKeeper(undefined).take("c1")).toBe(true);
});
