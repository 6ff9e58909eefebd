import { describe, expect, it } from "vitest";
import { type ApiClient, ApiError } from "~/api/client";
import type { Ticket } from "~/api/types";
import { type Deed, isReady, judge } from "./deed";
import { type Result, runDeed } from "./run";

const make = (number: string, changes: Partial<Ticket> = {}) =>
  ({
    company: "zarya",
    number,
    version: 3,
    state: "assigned",
    executor_id: "e1",
    urgency: "normal",
    watchers: [],
    allowed: ["assign", "decline"],
    edits: ["watch", "change_urgency"],
    ...changes,
  }) as unknown as Ticket;
const assign: Deed = { kind: "assign", company: "zarya", executor_id: "e2", reason: "" };
const close: Deed = { kind: "close", reason: "" };

describe("what is possible", () => {
  it.each<[string, Ticket, Deed, string]>([
    ["given to another", make("1"), assign, "possible"],
    ["given to whoever has it", make("1", { executor_id: "e2" }), assign, "already"],
    ["given to somebody of another company", make("1", { company: "samal" }), assign, "company"],
    ["closed before it is done", make("1"), close, "state"],
    ["closed once done", make("1", { state: "done", allowed: ["close"] }), close, "possible"],
    ["closed twice", make("1", { state: "closed", allowed: [] }), close, "already"],
    ["watched", make("1"), { kind: "watch", address: "anna@example.org", name: "" }, "possible"],
    [
      "watched by the same phone otherwise written",
      make("1", { watchers: [{ address: "+79990000101", name: "", language: "", for_ticket: "" }] }),
      { kind: "watch", address: "8 (999) 000-01-01", name: "" },
      "already",
    ],
    ["made urgent", make("1"), { kind: "urgency", urgency: "urgent", reason: "x" }, "possible"],
    ["made urgent when over", make("1", { edits: [] }), { kind: "urgency", urgency: "urgent", reason: "x" }, "state"],
  ])("%s", (_, ticket, deed, verdict) => {
    expect(judge(ticket, deed)).toBe(verdict);
  });

  it("needs what it needs", () => {
    expect(isReady({ kind: "decline", reason: "  " })).toBe(false);
    expect(isReady({ kind: "decline", reason: "A mistake" })).toBe(true);
    expect(isReady({ ...assign, executor_id: "" })).toBe(false);
  });
});

/** Tickets behind the API, changed only at the version that is asked for. */
class FakeTickets {
  readonly kept: Map<string, Ticket>;
  readonly written: string[] = [];
  /** The change is made, and its answer lost. */
  losing = false;
  constructor(...tickets: Ticket[]) {
    this.kept = new Map(tickets.map((ticket) => [ticket.number, ticket]));
  }
  get = async (path: string) => this.kept.get(path.split("/").at(-1) ?? "");
  post = async (path: string, body: { executor_id: string }, { headers }: { headers: Record<string, string> }) => {
    const [, , , number = ""] = path.split("/");
    const ticket = this.kept.get(number) as Ticket;
    if (headers["if-match"] !== `"${ticket.version}"`) throw new ApiError(412, {});
    if (!ticket.allowed.includes("assign")) throw new ApiError(409, {});
    const changed = { ...ticket, version: ticket.version + 1, executor_id: body.executor_id };
    this.kept.set(number, changed);
    this.written.push(number);
    if (this.losing) throw new ApiError(0, {});
    return changed;
  };
}

async function run(api: FakeTickets, seen: readonly Ticket[]): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  const note = (ticket: Ticket, result: Result) => {
    results[ticket.number] = result.state;
  };
  await runDeed(api as unknown as ApiClient, seen, assign, note);
  return results;
}

describe("a deed for many tickets", () => {
  it("tells of each what came of it", async () => {
    const seen = [make("1"), make("2"), make("3"), make("4")];
    const api = new FakeTickets(make("1"), make("2", { version: 4 }), make("3", { allowed: [] }), make("4"));
    expect(await run(api, seen)).toEqual({ 1: "done", 2: "changed", 3: "refused", 4: "done" });
    expect(api.written.sort()).toEqual(["1", "4"]);
  });

  it("pressed twice does it once", async () => {
    const seen = [make("1"), make("2")];
    const api = new FakeTickets(...seen);
    await Promise.all([run(api, seen), run(api, seen)]);
    expect(api.written.sort()).toEqual(["1", "2"]);
    expect(await run(api, seen)).toEqual({ 1: "already", 2: "already" });
  });

  it("whose answer was lost is found to be done when it is tried again", async () => {
    const seen = [make("1")];
    const api = new FakeTickets(...seen);
    api.losing = true;
    expect(await run(api, seen)).toEqual({ 1: "failed" });
    api.losing = false;
    expect(await run(api, seen)).toEqual({ 1: "already" });
    expect(api.written).toEqual(["1"]);
  });
});
