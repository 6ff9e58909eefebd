import { describe, expect, it } from "vitest";
import type { Clock } from "~/api/types";
import { joinTickets, sortTickets } from "./ticket_order";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

interface Told {
  ends?: number[];
  stopped?: number;
  pausedAt?: number;
}

/** Registered that many minutes from noon, with clocks that end then. */
function ticket(number: string, registered: number, { ends = [], stopped, pausedAt }: Told = {}) {
  const clocks = ends.map((minutes) => ({
    kind: "resolve",
    started_at: at(registered),
    limit_at: at(minutes),
    stopped_at: stopped === undefined ? null : at(stopped),
    paused: pausedAt === undefined ? null : { since: at(pausedAt), note: "", by: "" },
  })) as unknown as Clock[];
  return { company: "zarya", number, registered_at: at(registered), clocks };
}

const numbers = (tickets: readonly { number: string }[]) => tickets.map(({ number }) => number);

describe("open tickets", () => {
  it("stand by the clock that ends first, the most late before all", () => {
    const calm = ticket("5", -1, { ends: [60, 4000] });
    const late = ticket("2", -90, { ends: [-24, 300] });
    const later = ticket("1", -200, { ends: [-60] });
    const soon = ticket("3", -60, { ends: [6] });
    expect(numbers(sortTickets([calm, soon, late, later], "clock", NOON))).toEqual(["1", "2", "3", "5"]);
  });

  it("have at their end what stands still and what no clock runs for, the newest first", () => {
    const paused = ticket("7", -30, { ends: [1], pausedAt: -5 });
    const done = ticket("8", -20, { ends: [-10], stopped: -15 });
    const plain = ticket("9", -10);
    const running = ticket("6", -40, { ends: [9000] });
    expect(numbers(sortTickets([paused, done, plain, running], "clock", NOON))).toEqual(["6", "9", "8", "7"]);
  });

  it("stand as they came, if that is wanted", () => {
    const [old, fresh] = [ticket("1", -90, { ends: [-1] }), ticket("2", -1)];
    expect(numbers(sortTickets([old, fresh], "newest", NOON))).toEqual(["2", "1"]);
  });

  it("are listed once, though they are read twice", () => {
    const [one, two] = [ticket("1", -90), ticket("2", -1)];
    expect(numbers(joinTickets([two], [one, two]))).toEqual(["2", "1"]);
  });
});
