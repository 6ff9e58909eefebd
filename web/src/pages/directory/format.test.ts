import { expect, it } from "vitest";
import { formatDay, formatDuration, meets } from "./format";

it.each([
  [1800, "30 min"],
  [5400, "90 min"],
  [7200, "2 hr"],
  [259_200, "3 days"],
  [12, "12 sec"],
])("%d seconds are %s", (seconds, text) => {
  expect(formatDuration(seconds, "en")).toBe(text);
});

it("a day is the same day everywhere", () => {
  expect(formatDay("2026-11-22", "en")).toBe("Nov 22, 2026");
});

it("every word must be met, in any case", () => {
  expect(meets("Течёт стояк", "СТОЯК теч")).toBe(true);
  expect(meets("Течёт стояк", "лифт")).toBe(false);
  expect(meets("anything", "")).toBe(true);
});
