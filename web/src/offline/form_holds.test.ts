import { afterEach, expect, it, vi } from "vitest";
import { holdForm, letFormGo, letFormsGo } from "./form_holds";

/** Locks as two tabs share them: who asks waits until the name is free, or gives up. */
class SharedLocks {
  private readonly taken = new Map<string, Promise<unknown>>();

  async request(name: string, { signal }: { signal?: AbortSignal }, held: () => Promise<void>): Promise<void> {
    const gaveUp = new Promise<never>((_, refuse) => signal?.addEventListener("abort", () => refuse(signal.reason)));
    while (this.taken.has(name)) await Promise.race([this.taken.get(name), gaveUp]);
    const holding = held();
    this.taken.set(name, holding);
    await holding;
    this.taken.delete(name);
  }
}

function open(locks: unknown): void {
  vi.stubGlobal("navigator", { locks });
}

afterEach(() => {
  letFormsGo();
  vi.unstubAllGlobals();
});

it("a form that another tab has in its hands is not ours; once it is let go, it is", async () => {
  const locks = new SharedLocks();
  const { promise: openThere, resolve: close } = Promise.withResolvers<void>();
  const theirs = locks.request("dozor.form.f", {}, () => openThere);
  open(locks);
  expect(await holdForm("f")).toBe(false);
  close();
  await theirs;
  expect(await holdForm("f")).toBe(true);
});

it("what is ours stays ours however often it is asked for, until it is let go", async () => {
  const locks = new SharedLocks();
  open(locks);
  expect(await Promise.all([holdForm("f"), holdForm("f")])).toEqual([true, true]);
  const theirs = vi.fn(async () => undefined);
  const asked = locks.request("dozor.form.f", {}, theirs);
  await Promise.resolve();
  expect(theirs).not.toHaveBeenCalled();
  letFormGo("f");
  await asked;
  expect(theirs).toHaveBeenCalled();
});

it("where there are no locks, nobody else has it", async () => {
  open(undefined);
  expect(await holdForm("f")).toBe(true);
});
