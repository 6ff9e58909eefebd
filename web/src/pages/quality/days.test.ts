import { expect, it } from "vitest";
import { dayIn, lastMonths, lastWeek, shift } from "./days";

const LATE = new Date("2026-11-22T22:30:00Z");

it("knows the day of the company's calendar", () => {
  expect(dayIn("Europe/Moscow", LATE)).toBe("2026-11-23");
  expect(dayIn("Europe/Warsaw", LATE)).toBe("2026-11-22");
});

it("counts days and months over their ends", () => {
  expect(lastWeek("Europe/Moscow", LATE)).toEqual({ first: "2026-11-17", last: "2026-11-23" });
  expect(shift("2026-03-01", -1)).toBe("2026-02-28");
  expect(lastMonths("2026-03-31", 6)).toEqual({ first: "2025-10", last: "2026-03" });
});
