import { describe, expect, it } from "vitest";
import type { Work } from "~/api/work";
import { sortByDue } from "./by_due";
import { nextDue, PROMISE } from "./due";

const at = (minutes: number) => new Date(minutes * 60_000).toISOString();
const clock = (kind: string, limit: number, more = {}) => ({
  ...{ kind, started_at: at(0), limit_at: at(limit), stopped_at: null },
  ...more,
});
const ticket = (clocks: object[], promised: number, more = {}) =>
  ({
    clocks,
    planned_at: at(promised),
    registered_at: at(0),
    state: "in_progress",
    number: "1",
    ...more,
  }) as unknown as Work;

describe("what an executor has to keep next", () => {
  it("is what was promised to the resident, if the clocks of the rules leave more time", () => {
    expect(nextDue(ticket([clock("resolve", 4320)], 30), 6 * 60_000)).toMatchObject({
      kind: PROMISE,
      left: 24 * 60_000,
    });
  });

  it("is the clock that ends before, or at that very time", () => {
    expect(nextDue(ticket([clock("accept", 5), clock("resolve", 30)], 30), 0)?.kind).toBe("accept");
    expect(nextDue(ticket([clock("resolve", 30)], 30), 0)?.kind).toBe("resolve");
  });

  it("is the promise that was not kept", () => {
    const due = nextDue(ticket([clock("resolve", 4320)], 30), 40 * 60_000);
    expect(due).toMatchObject({ kind: PROMISE, standing: "overdue", left: -10 * 60_000 });
  });

  it("is nothing once it is done, and stands still with its clock", () => {
    expect(nextDue(ticket([clock("resolve", 60, { stopped_at: at(20) })], 30, { state: "done" }), 0)).toBeUndefined();
    const paused = clock("resolve", 60, { paused: { since: at(10), why: "access", note: "" } });
    expect(nextDue(ticket([paused], 30), 20 * 60_000)).toMatchObject({ kind: "resolve", standing: "paused" });
  });
});

it("a ticket that was promised sooner stands higher, whatever its clock", () => {
  const calm = { ticket: ticket([clock("resolve", 60)], 60, { number: "1" }) };
  const promised = { ticket: ticket([clock("resolve", 4320)], 30, { number: "2" }) };
  expect(sortByDue([calm, promised], 0)).toEqual([promised, calm]);
});
