import { expect, it } from "vitest";
import { sayMoment } from "./moment";

const SAID = [
  ["ru", "22 ноября, 19:36", "23 ноября, 00:05"],
  ["kk", "22 қараша, 19:36", "23 қараша, 00:05"],
  ["pl", "22 listopada, 19:36", "23 listopada, 00:05"],
  ["en", "November 22, 19:36", "November 23, 00:05"],
] as const;

it.each(SAID)("a day has 24 hours, in %s", (language, evening, midnight) => {
  expect(sayMoment(language, "2026-11-22T16:36:00Z", "Europe/Moscow")).toBe(evening);
  expect(sayMoment(language, "2026-11-22T21:05:00Z", "Europe/Moscow")).toBe(midnight);
});

it.each(["ru", "kk", "pl", "en"])("a time is told in the company's zone, in %s", (language) => {
  expect(sayMoment(language, "2026-03-02T09:00:00Z", "Asia/Irkutsk")).toMatch(/17:00|05:00/);
});
