import { expect, it } from "vitest";
import { fromLocal, toLocal } from "./zoned";

it.each([
  ["2026-11-22T14:30", "Europe/Moscow", "2026-11-22T11:30:00.000Z"],
  ["2026-07-01T00:15", "Europe/Warsaw", "2026-06-30T22:15:00.000Z"],
  ["2026-10-25T12:00", "Europe/Warsaw", "2026-10-25T11:00:00.000Z"],
  ["2026-11-22T14:30", "Asia/Almaty", "2026-11-22T09:30:00.000Z"],
])("%s in %s is %s, and back", (local, zone, instant) => {
  expect(fromLocal(local, zone)).toBe(instant);
  expect(toLocal(Date.parse(instant), zone)).toBe(local);
});

it("an empty field is no moment", () => {
  expect(fromLocal("", "Europe/Moscow")).toBe("");
});
