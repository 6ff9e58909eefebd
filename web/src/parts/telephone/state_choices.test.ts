import { expect, it } from "vitest";
import { stateChoices } from "./state_choices";

const told = (reasons: string[]) =>
  stateChoices(reasons).map(({ key, state, reason }) => [key, state, reason].join(" ").trim());

it("has the same digits for ready and not ready, whatever a break may be for", () => {
  expect(told([])).toEqual(["1 ready", "0 offline"]);
  expect(told(["Break", "Lunch"])).toEqual(["1 ready", "2 break Break", "3 break Lunch", "0 offline"]);
});

it("has no digit for a ninth reason, which would be somebody else's", () => {
  const many = told(Array.from({ length: 9 }, (_, place) => `R${place}`));
  expect(many.slice(-3)).toEqual(["9 break R7", "break R8", "0 offline"]);
});
