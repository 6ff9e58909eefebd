import { describe, expect, it } from "vitest";
import type { TicketPage } from "~/api/register";
import type { Ticket } from "~/api/types";
import type { Towards } from "./reading";
import { RegisterRows, type RowsOptions } from "./register_rows";

const MINUTE = 60_000;
const NOON = Date.parse("2026-03-02T12:00:00Z");
const at = (minutes: number) => new Date(NOON + minutes * MINUTE).toISOString().replace(".000Z", "Z");
const ticket = (company: string, minutes: number, version = 1, state = "assigned") =>
  ({ company, number: String(minutes), registered_at: at(minutes), version, state }) as Ticket;

/** Registers that are read page by page; keyed by company, the oldest first. */
class Registers {
  readonly kept: Record<string, Ticket[]>;
  readonly asked: string[] = [];
  page = 2;
  failing = false;
  constructor(kept: Record<string, Ticket[]>) {
    this.kept = kept;
  }
  read =
    (anchor?: string) =>
    async (company: string, towards: Towards, cursor: string): Promise<TicketPage> => {
      this.asked.push(`${company} ${towards} ${cursor}`);
      if (this.failing) throw new Error("no line");
      const inOrder = [...(this.kept[company] ?? [])];
      if (towards === "older") inOrder.reverse();
      const side = inOrder.filter(
        ({ registered_at }) => !anchor || (towards === "older" ? registered_at < anchor : registered_at >= anchor),
      );
      const from = Number(cursor || 0);
      const items = side.slice(from, from + this.page);
      const end = from + this.page;
      const more = end < side.length;
      return { items, cursor: more ? String(end) : "", reached: more ? (items.at(-1)?.registered_at ?? null) : null };
    };
}

const make = (registers: Registers, options: Partial<RowsOptions> = {}) =>
  new RegisterRows({
    companies: Object.keys(registers.kept),
    order: "newest",
    fits: ({ state }) => state === "assigned",
    read: registers.read(options.anchor),
    ...options,
  });
const shown = (rows: RegisterRows) => rows.list.map(({ id, ticket: { version } }) => `${id}.${version}`).join(" ");
const numbers = (rows: RegisterRows) => rows.list.map(({ ticket: { number } }) => Number(number));
const range = (first: number, last: number, company = "a") =>
  Array.from({ length: last - first + 1 }, (_, place) => ticket(company, first + place));

describe("rows of a register", () => {
  it("come page by page to the end", async () => {
    const rows = make(new Registers({ a: range(1, 5) }));
    await rows.load("below");
    expect(numbers(rows)).toEqual([5, 4]);
    expect(rows.reached).toBe("2026-03-02T12:04:00.000000Z");
    await rows.load("below");
    await rows.load("below");
    expect(numbers(rows)).toEqual([5, 4, 3, 2, 1]);
    expect(rows.standing("below")).toBe("ended");
    await rows.load("below");
    expect(numbers(rows)).toHaveLength(5);
  });

  it("of several companies are one list, in order at every step", async () => {
    const b = [1, 3, 50, 51, 52, 53].map((minutes) => ticket("b", minutes));
    const registers = new Registers({ a: range(10, 14), b });
    const rows = make(registers);
    const wanted = [53, 52, 51, 50, 14, 13, 12, 11, 10, 3, 1];
    while (rows.standing("below") === "idle") {
      await rows.load("below");
      expect(numbers(rows)).toEqual(wanted.slice(0, rows.list.length));
    }
    expect(numbers(rows)).toEqual(wanted);
  });

  it("begin in the middle, and go on both ways", async () => {
    const rows = make(new Registers({ a: range(1, 8) }), { anchor: at(5) });
    await rows.load("below");
    await rows.load("above");
    expect(numbers(rows)).toEqual([6, 5, 4, 3]);
    await rows.load("above");
    expect(numbers(rows)).toEqual([8, 7, 6, 5, 4, 3]);
    expect(rows.standing("above")).toBe("ended");
  });

  it("may begin with the oldest", async () => {
    const rows = make(new Registers({ a: range(1, 5) }), { order: "oldest" });
    await rows.load("below");
    expect(numbers(rows)).toEqual([1, 2]);
    rows.apply([ticket("a", 9)], 1);
    expect(numbers(rows)).toEqual([1, 2]);
    await rows.load("below");
    await rows.load("below");
    expect(numbers(rows)).toEqual([1, 2, 3, 4, 5, 9]); // told while it lay beyond; the index had not had it yet
  });

  it("can be asked for once more after a failure", async () => {
    const registers = new Registers({ a: range(1, 5) });
    const rows = make(registers);
    registers.failing = true;
    await rows.load("below");
    expect([rows.standing("below"), numbers(rows)]).toEqual(["failed", []]);
    registers.failing = false;
    await rows.load("below");
    expect(numbers(rows)).toEqual([]);
    await rows.load("below", true);
    expect(numbers(rows)).toEqual([5, 4]);
  });

  it("stop looking after many empty pages until somebody asks", async () => {
    const read = async (): Promise<TicketPage> => ({ items: [], cursor: "more", reached: at(1) });
    const rows = make(new Registers({ a: [] }), { read });
    for (let page = 0; page < 10; page += 1) await rows.load("below");
    expect(rows.standing("below")).toBe("waiting");
    await rows.load("below", true);
    expect(rows.standing("below")).toBe("idle");
  });
});

describe("a change", () => {
  const read = async () => {
    const registers = new Registers({ a: range(1, 5) });
    const rows = make(registers);
    await rows.load("below");
    await rows.load("below");
    return { registers, rows };
  };

  it("of a shown ticket shows in its place; an older version does nothing", async () => {
    const { rows } = await read();
    rows.apply([ticket("a", 4, 3)], 7);
    rows.apply([ticket("a", 4, 2)], 8);
    expect(shown(rows)).toBe("a/5.1 a/4.3 a/3.1 a/2.1");
    expect(rows.find("a/4")?.changedAt).toBe(7);
  });

  it("that makes it fit no more takes the row away, and one that makes it fit again brings it back", async () => {
    const { rows } = await read();
    rows.apply([ticket("a", 4, 2, "closed")], 1);
    expect(numbers(rows)).toEqual([5, 3, 2]);
    rows.apply([ticket("a", 4, 3)], 1);
    expect(shown(rows)).toBe("a/5.1 a/4.3 a/3.1 a/2.1");
  });

  it("brings a new ticket to its place at the top", async () => {
    const { rows } = await read();
    rows.apply([ticket("a", 6), ticket("a", 7)], 1);
    expect(numbers(rows)).toEqual([7, 6, 5, 4, 3, 2]);
  });

  it("of what is not read yet waits for its page, which may be older", async () => {
    const { rows } = await read();
    rows.apply([ticket("a", 1, 2)], 1);
    expect(numbers(rows)).toEqual([5, 4, 3, 2]);
    await rows.load("below");
    expect(shown(rows)).toBe("a/5.1 a/4.1 a/3.1 a/2.1 a/1.2");
  });

  it("heard of while a page with the version before is on its way is not undone by it", async () => {
    const registers = new Registers({ a: range(1, 2) });
    const rows = make(registers);
    const reading = rows.load("below");
    rows.apply([ticket("a", 2, 2, "closed"), ticket("a", 1, 2)], 1);
    await reading;
    expect(shown(rows)).toBe("a/1.2");
  });

  it("of the clock alone is seen when the ticket is told again as it was", async () => {
    let late = false;
    const rows = make(new Registers({ a: [] }), { fits: () => late });
    await rows.load("below");
    rows.apply([ticket("a", 3)], 1);
    expect(numbers(rows)).toEqual([]);
    late = true;
    rows.apply([ticket("a", 3)], 2);
    expect(numbers(rows)).toEqual([3]);
  });

  it("tells twice what it is told twice only once", async () => {
    const { rows } = await read();
    const before = rows.version;
    rows.apply([ticket("a", 5), ticket("a", 4)], 1);
    expect(rows.version).toBe(before);
  });
});
