import { expect, it } from "vitest";
import { STAGES, stageOf } from "./progress";

it("a request goes through its stages, and what is off the way has none", () => {
  const way = (["registered", "accepted", "in_progress", "closed"] as const).map((state) => stageOf({ state }));
  expect(way).toEqual([...STAGES]);
  expect(stageOf({ state: "declined" })).toBeUndefined();
  expect(stageOf({ state: "reopened" })).toBe("registered");
});
