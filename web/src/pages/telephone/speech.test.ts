import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Ear } from "./speech";

// No browser, so no voices: everything is read.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TEN_SECONDS_OF_READING = "a".repeat(200);

it("tells once that all was heard, after the time that reading takes", async () => {
  const onHeard = vi.fn();
  const ear = new Ear(onHeard);
  ear.hear(TEN_SECONDS_OF_READING, "en", true);
  ear.hear("and more", "en", true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(onHeard).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(onHeard).toHaveBeenCalledOnce();
});

it("tells nothing of what was cut short, and goes on with what comes afterwards", async () => {
  const onHeard = vi.fn();
  const ear = new Ear(onHeard);
  ear.hear(TEN_SECONDS_OF_READING, "en", true);
  ear.hush();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(onHeard).not.toHaveBeenCalled();
  ear.hear("you are next", "en", false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(onHeard).toHaveBeenCalledOnce();
});
