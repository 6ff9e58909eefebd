import { expect, it } from "vitest";
import { sayDay, sayDistance } from "./kazakh";

it("a day and a distance are told in Kazakh where the browser cannot", () => {
  const moment = new Date("2026-11-24T22:00:00Z");
  expect(sayDay(moment, "Asia/Almaty")).toBe("25 қар.");
  expect(sayDay(moment, "Europe/Warsaw", true)).toBe("24 қараша");
  expect([3, -2, 0].map((count) => sayDistance(count, "day"))).toEqual(["3 күннен кейін", "2 күн бұрын", "қазір"]);
});
