import { expect, it } from "vitest";
import { sortActions } from "./next_first";

it("the next step stands first, what ends it without work last", () => {
  expect(sortActions(["assign", "accept", "start", "decline", "merge"])).toEqual([
    "accept",
    "start",
    "assign",
    "merge",
    "decline",
  ]);
});

it("an action that the pages do not know yet comes last", () => {
  expect(sortActions(["invented" as never, "close"])).toEqual(["close", "invented"]);
});
