import { expect, it } from "vitest";
import { findForeign } from "./conflict";

const entry = (position: number, action: string, name: string) => ({
  position,
  action,
  actor: { kind: "operator" as const, id: name, name },
});

it("names the last change that was made since the ticket was looked at", () => {
  const journal = [entry(1, "register", "Olga"), entry(2, "assign", "Boris"), entry(3, "change_urgency", "Anna")];
  expect(findForeign(journal, 1)?.actor.name).toBe("Anna");
  expect(findForeign(journal, 3)).toBeUndefined();
});

it("what does not change the ticket is no reason to ask again", () => {
  const journal = [entry(1, "register", "Olga"), entry(2, "escalated", ""), entry(3, "note", "Boris")];
  expect(findForeign(journal, 1)).toBeUndefined();
});
