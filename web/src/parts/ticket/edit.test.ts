import { expect, it } from "vitest";
import { type EditValues, toEdit } from "./edit";

const BEFORE: EditValues = {
  problem: "tap_drips",
  urgency: "normal",
  cost: "",
  description: "Drips",
  entrance: "1",
  floor: "2",
  flat: "7",
  reason: "",
};

it("only what is otherwise is asked for", () => {
  expect(toEdit(BEFORE, { ...BEFORE, flat: " 8 ", urgency: "urgent", reason: "Water on the floor" })).toEqual({
    flat: "8",
    urgency: "urgent",
    reason: "Water on the floor",
  });
});

it("nothing is asked for when nothing is otherwise", () => {
  expect(toEdit(BEFORE, { ...BEFORE, description: "Drips " })).toBeUndefined();
});
