import { describe, expect, it } from "vitest";
import { findForeign, isDone } from "./conflict";

const entry = (position: number, action: string, name: string, reason = "", details = {}) => ({
  position,
  action,
  reason,
  details,
  actor: { kind: "operator" as const, id: `${name.toLowerCase()}@example.org`, name },
});

describe("what others have done", () => {
  it("is everything since the ticket was looked at", () => {
    const journal = [entry(1, "register", "Olga"), entry(2, "assign", "Boris"), entry(3, "change_urgency", "Anna")];
    expect(findForeign(journal, 1).map(({ actor }) => actor.name)).toEqual(["Boris", "Anna"]);
    expect(findForeign(journal, 3)).toEqual([]);
  });

  it("is no reason to ask again when it does not change the ticket", () => {
    const journal = [entry(1, "register", "Olga"), entry(2, "escalated", ""), entry(3, "note", "Boris")];
    expect(findForeign(journal, 1)).toEqual([]);
  });
});

describe("what is asked for a second time", () => {
  const olga = { email: "olga@example.org" };
  const journal = [entry(1, "register", "Olga"), entry(2, "note", "Olga", "A dog"), entry(3, "accept", "Boris")];

  it("is another thing when what it is about differs", () => {
    const given = [entry(2, "assign", "Olga", "", { executor_id: "e1" })];
    expect(isDone(given, 1, olga, { action: "assign", details: { executor_id: "e1" } })).toBe(true);
    expect(isDone(given, 1, olga, { action: "assign", details: { executor_id: "e2" } })).toBe(false);
  });

  it("is done when the same person has done it since", () => {
    expect(isDone(journal, 1, olga, { action: "note", reason: "A dog" })).toBe(true);
  });

  it("is not done when it says something else, was done before, or by another", () => {
    expect(isDone(journal, 1, olga, { action: "note", reason: "A cat" })).toBe(false);
    expect(isDone(journal, 2, olga, { action: "note", reason: "A dog" })).toBe(false);
    expect(isDone(journal, 1, olga, { action: "accept" })).toBe(false);
  });
});
