import { expect, it } from "vitest";
import { outcomeOfCall } from "./called";

it.each([
  ["nobody took it up", { state: "failed", answer: "none" }, "not_reached"],
  ["a key accepted the ticket", { state: "delivered", answer: "accepted" }, "accepted"],
  ["the ticket was somebody else's by then", { state: "delivered", answer: "refused" }, "refused"],
  ["a manager confirmed having heard", { state: "delivered", answer: "heard" }, "heard"],
  ["they listened and pressed nothing", { state: "delivered", answer: "none" }, "no_key"],
  ["an entry of a time without answers", { state: "delivered" }, "no_key"],
])("a call about a ticket: %s", (_, details, outcome) => {
  expect(outcomeOfCall(details as unknown as Record<string, string>)).toBe(outcome);
});
