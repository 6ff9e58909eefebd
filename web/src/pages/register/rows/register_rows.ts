import type { Ticket } from "~/api/types";
import { Reading, type ReadPage } from "./reading";
import { findPlace, idOf, MOMENT_LENGTH, makeRow, momentKey, type Row } from "./row";

export type Side = "above" | "below";

export interface RowsOptions {
  companies: readonly string[];
  order: "newest" | "oldest";
  /** The moment (ISO 8601) at which it begins in the middle, so that there is more above; else at its end. */
  anchor?: string | undefined;
  read: ReadPage;
  /** Whether a ticket that has changed belongs to what is shown. */
  fits: (ticket: Ticket) => boolean;
}

/** How reading in one direction stands. waiting: it looked far and found little; somebody has to ask for more. */
export type Standing = "idle" | "reading" | "failed" | "waiting" | "ended";

/** So many pages without a single row, and the page asks before it looks on. */
const PATIENCE = 6;

/**
 * The rows of a register: pages as they are read, and changes as they are heard of. A row is shown in its newest version,
 * whichever way that came first, at its place, once.
 */
export class RegisterRows {
  private readonly options: RowsOptions;
  private readonly sign: 1 | -1;
  private readonly readings: Readonly<Record<Side, Reading>>;
  private readonly listeners = new Set<() => void>();
  private readonly byId = new Map<string, Row>();
  /** Tickets heard of that are not shown: a page that was read before may still bring an older version of them. */
  private readonly aside = new Map<string, Ticket>();
  /** Read already, but further than every company was looked through. */
  private ahead: Ticket[] = [];
  private rows: readonly Row[] = [];
  private standings: Record<Side, Standing>;
  private emptyPages = 0;
  private closed = false;
  /** Counts changes, for those who draw. */
  version = 0;
  error: unknown;

  constructor(options: RowsOptions) {
    const { companies, order, anchor, read } = options;
    const from = anchor && momentKey(anchor);
    this.options = options;
    this.sign = order === "newest" ? -1 : 1;
    const [below, above] = order === "newest" ? (["older", "newer"] as const) : (["newer", "older"] as const);
    this.readings = {
      below: new Reading(companies, below, read, from),
      above: new Reading(from ? companies : [], above, read, from),
    };
    this.standings = { below: companies.length ? "idle" : "ended", above: from ? "idle" : "ended" };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get list(): readonly Row[] {
    return this.rows;
  }

  standing(side: Side): Standing {
    return this.standings[side];
  }

  /** Up to which moment it was looked through below, ISO 8601; undefined when all was. */
  get reached(): string | undefined {
    const reached = this.readings.below.reached;
    return reached && reached.length === MOMENT_LENGTH ? `${reached}Z` : undefined;
  }

  find(id: string): Row | undefined {
    return this.byId.get(id);
  }

  /** Where that row stands; -1 where it is not shown. */
  indexOf(id: string): number {
    const row = this.byId.get(id);
    return row ? findPlace(this.rows, row.place, this.sign) : -1;
  }

  close(): void {
    this.closed = true;
    this.listeners.clear();
  }

  /** Reads a page on that side, unless that is being done, was done to the end, or somebody is to be asked. */
  async load(side: Side, asked = false): Promise<void> {
    const standing = this.standings[side];
    if (this.closed || standing === "reading" || standing === "ended") return;
    if (!asked && (standing === "waiting" || standing === "failed")) return;
    if (asked) this.emptyPages = 0;
    this.stand(side, "reading");
    try {
      const found = await this.readings[side].next();
      if (this.closed) return;
      this.error = undefined;
      this.take(found);
      this.emptyPages = found.length ? 0 : this.emptyPages + 1;
      const { ended } = this.readings[side];
      this.stand(side, ended ? "ended" : this.emptyPages >= PATIENCE ? "waiting" : "idle");
    } catch (error) {
      if (this.closed) return;
      this.error = error;
      this.stand(side, "failed");
    }
  }

  /** Tickets that have changed, as they stand now. */
  apply(tickets: readonly Ticket[], now: number): void {
    let touched = false;
    for (const ticket of tickets) touched = this.change(ticket, now) || touched;
    if (touched) this.tell();
  }

  private change(ticket: Ticket, now: number): boolean {
    const id = idOf(ticket);
    const shown = this.byId.get(id);
    // What was put aside may belong by now though it is the same: a ticket becomes late without being changed.
    if (shown ? shown.ticket.version >= ticket.version : (this.aside.get(id)?.version ?? 0) > ticket.version)
      return false;
    const row = makeRow(ticket, now);
    const belongs = this.options.fits(ticket) && this.isLookedThrough(row.place);
    if (!belongs) this.aside.set(id, ticket);
    else this.aside.delete(id);
    if (!belongs && !shown) return false;
    const place = findPlace(this.rows, row.place, this.sign);
    const rows = [...this.rows];
    rows.splice(place, shown ? 1 : 0, ...(belongs ? [row] : []));
    this.rows = rows;
    if (belongs) this.byId.set(id, row);
    else this.byId.delete(id);
    return true;
  }

  private isLookedThrough(place: string): boolean {
    return this.readings.below.holds(place) && this.readings.above.holds(place);
  }

  private take(found: readonly Ticket[]): void {
    const settled: Row[] = [];
    const ahead: Ticket[] = [];
    for (const read of [...this.ahead, ...found]) {
      const id = idOf(read);
      if (this.byId.has(id)) continue;
      const heard = this.aside.get(id);
      const newest = heard && heard.version > read.version ? heard : read;
      if (newest === heard && !this.options.fits(heard)) continue;
      const row = makeRow(newest);
      if (!this.isLookedThrough(row.place)) {
        ahead.push(read);
        continue;
      }
      this.aside.delete(id);
      this.byId.set(id, row);
      settled.push(row);
    }
    this.ahead = ahead;
    settled.push(...this.bringForward());
    if (settled.length) this.rows = this.merge(settled);
  }

  /** What was heard of before it was looked for, and is within reach by now. */
  private bringForward(): Row[] {
    const found: Row[] = [];
    for (const [id, ticket] of this.aside) {
      const row = makeRow(ticket);
      if (this.byId.has(id) || !this.isLookedThrough(row.place) || !this.options.fits(ticket)) continue;
      this.aside.delete(id);
      this.byId.set(id, row);
      found.push(row);
    }
    return found;
  }

  private merge(settled: Row[]): readonly Row[] {
    const inOrder = (one: Row, other: Row) => (one.place < other.place ? -this.sign : this.sign);
    settled.sort(inOrder);
    const [first, last] = [settled[0] as Row, settled.at(-1) as Row];
    const [top, bottom] = [this.rows[0], this.rows.at(-1)];
    if (!bottom || inOrder(bottom, first) < 0) return this.rows.concat(settled);
    if (top && inOrder(last, top) < 0) return settled.concat(this.rows);
    return [...this.rows, ...settled].sort(inOrder);
  }

  private stand(side: Side, standing: Standing): void {
    this.standings = { ...this.standings, [side]: standing };
    this.tell();
  }

  private tell(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}
