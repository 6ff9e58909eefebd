import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ApiClient } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Ticket } from "~/api/types";
import { listenersOf } from "./changed_tickets";
import { LivePage } from "./live_page";

/** Dozor as a page sees it: its changes, and its sockets, which break as the test says. */
class FakeDozor {
  private readonly changes: Ticket[] = [];
  readonly sockets: FakeSocket[] = [];
  readonly asked: string[] = [];
  reachable = true;

  client = {
    get: async (path: string, { query }: { query: { company: string; cursor: string } }) => {
      if (!this.reachable) throw new Error("no line");
      this.asked.push(`${path} ${query.company} ${query.cursor}`);
      const from = Number(query.cursor || 0);
      return { items: this.changes.slice(from), cursor: String(this.changes.length), more: false };
    },
  } as unknown as ApiClient;

  api = {
    liveTicket: async () => {
      if (!this.reachable) throw new Error("no line");
      return { ticket: "t", address: "ws://here/live" };
    },
    ticket: async (_: string, number: string) => this.changes.findLast((one) => one.number === number),
  } as unknown as DozorApi;

  /** A ticket changes; whoever has a line is told, unless the news is lost. */
  change(number: string, version: number, { lost = false } = {}) {
    this.changes.push({ company: "zarya", number, version } as Ticket);
    if (!lost) this.tell(number, version);
  }

  tell(number: string, version: number) {
    const event = { source: "dozor.tickets", company: "zarya", subject: number, sequence: version };
    for (const socket of this.sockets)
      if (socket.readyState === 1) socket.onmessage({ data: JSON.stringify({ type: "change", event }) });
  }
}

let dozor: FakeDozor;

class FakeSocket {
  static readonly OPEN = 1;
  readyState = 0;
  onopen: () => void = () => undefined;
  onclose: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  constructor() {
    dozor.sockets.push(this);
    setTimeout(() => {
      this.readyState = 1;
      this.onopen();
    }, 10);
  }
  send() {}
  close() {
    this.readyState = 3;
    this.onclose();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  dozor = new FakeDozor();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { href: "http://here/register" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const queries = new QueryClient();
  const heard: string[] = [];
  const renewed: string[] = [];
  listenersOf(queries).add({
    onRows: (_, rows) => heard.push(...rows.map(({ number, version }) => `${number}.${version}`)),
    onLost: () => heard.push("lost"),
  });
  vi.spyOn(queries, "invalidateQueries").mockImplementation(async (filters) => {
    if (filters?.queryKey) renewed.push(filters.queryKey.join(" "));
    else
      renewed.push(
        ...queries
          .getQueryCache()
          .findAll(filters)
          .map(({ queryKey }) => queryKey.join(" ")),
      );
  });
  for (const name of ["guides", "tickets"]) queries.setQueryData([name, "zarya", "read"], []);
  const page = new LivePage({
    api: dozor.api,
    client: dozor.client,
    queries,
    companies: ["zarya"],
    onLine: () => undefined,
  });
  return { page, heard, renewed };
}

const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("a live page", () => {
  it("hears of a change well within two seconds", async () => {
    const { heard } = open();
    await wait(1_000);
    dozor.change("1", 1);
    await wait(500);
    expect(heard).toEqual(["1.1"]);
  });

  it("misses nothing of what happens before its socket is open", async () => {
    const { heard } = open();
    await wait(5);
    dozor.change("1", 1); // the list was read already, the socket is still opening
    await wait(500);
    expect(heard).toEqual(["1.1"]);
  });

  it("goes on where it stopped when the line comes back, without reading tickets anew", async () => {
    const { heard, renewed } = open();
    await wait(1_000);
    dozor.reachable = false;
    dozor.sockets[0]?.close();
    dozor.change("1", 1);
    dozor.change("1", 2);
    dozor.change("2", 1);
    await wait(40_000);
    expect(heard).toEqual([]);
    dozor.reachable = true;
    await wait(20_000);
    expect(new Set(heard)).toEqual(new Set(["1.2", "2.1", "1.1"].filter((one) => heard.includes(one))));
    expect(heard).toContain("1.2");
    expect(heard).toContain("2.1");
    expect(renewed).toContain("guides zarya read");
    expect(renewed).not.toContain("tickets zarya read");
    expect(renewed.filter((one) => one === "tickets zarya").length).toBeLessThanOrEqual(1);
    expect(dozor.asked.filter((one) => one.endsWith(" "))).toHaveLength(1);
  });

  it("reads nothing twice when the line opens at once", async () => {
    const { renewed } = open();
    await wait(1_000);
    expect(renewed).toEqual([]);
  });

  it("reads anew what was read long before the line opened for the first time", async () => {
    dozor.reachable = false;
    const { renewed } = open();
    await wait(5_000);
    dozor.reachable = true;
    await wait(20_000);
    expect(renewed).toContain("guides zarya read");
    expect(renewed).not.toContain("tickets zarya read");
  });

  it("finds what the line forgot to tell as soon as it opens again", async () => {
    const { heard } = open();
    await wait(1_000);
    dozor.change("1", 1, { lost: true });
    dozor.sockets[0]?.close();
    await wait(2_000);
    expect(heard).toEqual(["1.1"]);
  });

  it("keeps hearing while only the socket is down", async () => {
    const { heard } = open();
    await wait(1_000);
    vi.stubGlobal(
      "WebSocket",
      class extends FakeSocket {
        override readyState = 3;
      },
    );
    dozor.api.liveTicket = async () => {
      throw new Error("refused");
    };
    dozor.sockets[0]?.close();
    dozor.change("1", 1);
    await wait(6_000);
    expect(heard).toEqual(["1.1"]);
  });

  it("tells a burst of events in one reading", async () => {
    const { heard } = open();
    await wait(1_000);
    const before = dozor.asked.length;
    for (const version of [1, 2, 3]) dozor.change("1", version);
    for (const version of [2, 3, 1]) dozor.tell("1", version);
    await wait(2_000);
    expect(heard.at(-1)).toBe("1.3");
    expect(dozor.asked.length - before).toBe(1);
  });

  it("asks nobody any more once it is closed", async () => {
    const { page } = open();
    await wait(1_000);
    page.close();
    const before = dozor.asked.length;
    dozor.change("1", 1);
    await wait(60_000);
    expect(dozor.asked).toHaveLength(before);
  });
});
