import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { retrying } from "./retrying";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("tries again, later and later, until it succeeds", async () => {
  const tried: number[] = [];
  const begun = Date.now();
  const act = async () => {
    tried.push(Date.now() - begun);
    if (tried.length < 4) throw new Error("no line");
    return "here";
  };
  const done = retrying(act);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(await done).toBe("here");
  const waits = tried.slice(1).map((at, before) => at - (tried[before] ?? 0));
  expect(waits).toHaveLength(3);
  expect(waits.every((wait) => wait >= 250)).toBe(true);
  expect(waits[2]).toBeGreaterThanOrEqual(1000);
});

it("ends when it is not wanted any more", async () => {
  let wanted = true;
  let tried = 0;
  const act = async () => {
    tried += 1;
    throw new Error("no line");
  };
  const done = expect(retrying(act, () => wanted)).rejects.toThrow("no line");
  await vi.advanceTimersByTimeAsync(0);
  wanted = false;
  await vi.advanceTimersByTimeAsync(60_000);
  await done;
  expect(tried).toBe(1);
});
