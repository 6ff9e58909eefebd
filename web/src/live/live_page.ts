import type { Query, QueryClient } from "@tanstack/react-query";
import { noteCatalogueChange } from "~/api/as_of";
import { readChanges } from "~/api/changes";
import type { ApiClient } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Envelope, Ticket } from "~/api/types";
import { ChangeReader } from "./change_reader";
import { listenersOf } from "./changed_tickets";
import { type Key, keysTouchedBy, TOLD_BY_CHANGES, ticketKeys } from "./keys_touched";
import { ReconnectingSocket } from "./reconnecting_socket";

const PING = { message: { type: "ping" }, everyMs: 20_000 };
/** One step often brings several events (registered and assigned): they are read as one. */
const GATHER_MS = 150;
const CATALOGUE = "dozor.catalogue";
/** While there is no line, changes are asked for this often. */
const WITHOUT_LINE_MS = 5_000;
/** Tickets of which it is known what was told; some hundreds change in a shift. */
const MOST_TOLD = 5_000;
/** What was read within this time of the line's first opening is taken for true: else every page would be read twice. */
const OPENS_WITHIN_MS = 1_000;

export interface LiveOptions {
  api: DozorApi;
  client: ApiClient;
  queries: QueryClient;
  companies: readonly string[];
  onLine: (up: boolean) => void;
}

/** The live line of one page: a socket that returns, and for each company a reader that goes on where it stopped. */
export class LivePage {
  private readonly options: LiveOptions;
  private readonly readers: ReadonlyMap<string, ChangeReader>;
  private readonly socket: ReconnectingSocket;
  private readonly gathered = new Map<string, Key>();
  /** Versions that the line has told of: what they touch is read anew already. */
  private readonly told = new Map<string, number>();
  private rings: [string, string, number][] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private polling: ReturnType<typeof setInterval> | undefined;
  private openedBefore = false;

  constructor(options: LiveOptions) {
    this.options = options;
    this.readers = new Map(options.companies.map((company) => [company, this.follow(company)]));
    // Before the page's lists are read: what changes meanwhile is told then.
    this.catchUp();
    this.socket = new ReconnectingSocket({
      address: () => liveAddress(options.api),
      ping: PING,
      onLine: (up) => this.lineIs(up),
      onOpen: () => this.opened(),
      onMessage: (message) => this.heard(message),
    });
  }

  close(): void {
    clearTimeout(this.timer);
    clearInterval(this.polling);
    this.socket.close();
    for (const reader of this.readers.values()) reader.close();
  }

  private follow(company: string): ChangeReader {
    return new ChangeReader({
      read: (cursor) => readChanges(this.options.client, company, cursor),
      readOne: (number) => this.options.api.ticket(company, number),
      onRows: (rows, first) => this.changed(company, rows, first),
      onLost: () => this.lost(company),
    });
  }

  private catchUp = (): void => {
    for (const reader of this.readers.values()) reader.catchUp();
  };

  private lineIs(up: boolean): void {
    this.options.onLine(up);
    if (up) clearInterval(this.polling);
    // Said again by each try that fails: the interval must not begin anew.
    this.polling = up ? undefined : (this.polling ?? setInterval(this.catchUp, WITHOUT_LINE_MS));
  }

  /** Whatever happened while there was no line was not told: of tickets it is read what changed, all else is short. */
  private opened(): void {
    const readBefore = Date.now() - (this.openedBefore ? 0 : OPENS_WITHIN_MS);
    const predicate = ({ queryKey, state }: Query) =>
      !TOLD_BY_CHANGES.has(String(queryKey[0])) && state.dataUpdatedAt > 0 && state.dataUpdatedAt <= readBefore;
    void this.options.queries.invalidateQueries({ predicate });
    this.openedBefore = true;
    this.catchUp();
  }

  private heard(message: unknown): void {
    const keys = keysTouchedBy(message);
    if (!keys.length) return;
    for (const key of keys) this.gathered.set(JSON.stringify(key), key);
    const { event } = message as { event: Envelope };
    if (event.source === CATALOGUE) noteCatalogueChange(event.company, event.subject, event.sequence);
    if (event.source === "dozor.tickets") {
      const name = `${event.company} ${event.subject}`;
      this.note(name, Math.max(this.told.get(name) ?? 0, event.sequence));
      this.rings.push([event.company, event.subject, event.sequence]);
    }
    this.timer ??= setTimeout(this.flush, GATHER_MS);
  }

  private flush = (): void => {
    this.timer = undefined;
    for (const [company, number, version] of this.rings) this.readers.get(company)?.ring(number, version);
    this.rings = [];
    for (const queryKey of this.gathered.values()) void this.options.queries.invalidateQueries({ queryKey });
    this.gathered.clear();
  };

  private changed(company: string, rows: readonly Ticket[], first: boolean): void {
    for (const listener of listenersOf(this.options.queries)) listener.onRows(company, rows);
    if (first) return;
    for (const { number, version } of rows) {
      const name = `${company} ${number}`;
      if ((this.told.get(name) ?? 0) >= version) continue;
      this.note(name, version);
      for (const key of ticketKeys(company, number)) this.gathered.set(JSON.stringify(key), key);
      this.timer ??= setTimeout(this.flush, GATHER_MS);
    }
  }

  /** A page is open for a whole shift: the oldest are forgotten, and would at worst be read once more. */
  private note(name: string, version: number): void {
    this.told.delete(name);
    this.told.set(name, version);
    if (this.told.size > MOST_TOLD) this.told.delete(this.told.keys().next().value ?? "");
  }

  private lost(company: string): void {
    for (const listener of listenersOf(this.options.queries)) listener.onLost(company);
    for (const name of TOLD_BY_CHANGES) void this.options.queries.invalidateQueries({ queryKey: [name, company] });
  }
}

async function liveAddress(api: DozorApi): Promise<string> {
  const { ticket, address } = await api.liveTicket();
  const socket = new URL(address, location.href);
  socket.protocol = socket.protocol.replace("http", "ws");
  socket.searchParams.set("ticket", ticket);
  return socket.href;
}
