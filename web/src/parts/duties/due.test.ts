import { describe, expect, it } from "vitest";
import { dueOf, Reminders } from "./due";
import type { CompanyDuty } from "./queries";

const OLGA = { email: "olga@example.org", name: "Olga" };
const NOON = Date.parse("2026-03-02T12:00:00Z");

const duty = (id: string, dueAt: string, addressee = OLGA.email) =>
  ({ company: "sosna", contact_id: id, due_at: dueAt, addressee }) as CompanyDuty;

const AT_NOON = duty("d1", "2026-03-02T12:00:00Z");
const BEFORE = duty("d2", "2026-03-02T11:00:00Z");

describe("what is due", () => {
  it("is one's own, from its moment on", () => {
    const all = [
      BEFORE,
      AT_NOON,
      duty("d3", "2026-03-02T11:00:00Z", "operator"),
      duty("d4", "2026-03-02T11:00:00Z", "b@x"),
    ];
    expect(dueOf(all, OLGA, NOON - 1)).toEqual([BEFORE]);
    expect(dueOf(all, OLGA, NOON)).toEqual([BEFORE, AT_NOON]);
  });
});

describe("a page reminds", () => {
  it("of a moment that comes, once; not of what was due when it was opened", () => {
    const reminders = new Reminders();
    expect(reminders.take([BEFORE]).come).toEqual([]);
    expect(reminders.take([BEFORE, AT_NOON]).come).toEqual([AT_NOON]);
    expect(reminders.take([BEFORE, AT_NOON]).come).toEqual([]);
  });

  it("again of what was put off, at its new moment, and takes the old note away", () => {
    const reminders = new Reminders();
    reminders.take([]);
    reminders.take([AT_NOON]);
    expect(reminders.take([])).toEqual({ come: [], over: ["sosna/d1/2026-03-02T12:00:00Z"] });
    const later = duty("d1", "2026-03-02T13:00:00Z");
    expect(reminders.take([later]).come).toEqual([later]);
  });
});
