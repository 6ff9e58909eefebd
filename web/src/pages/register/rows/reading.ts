import type { TicketPage } from "~/api/register";
import type { Ticket } from "~/api/types";
import { MOMENT_LENGTH, momentKey } from "./row";

export type Towards = "older" | "newer";
/** Reads on in one direction. */
export type ReadPage = (company: string, towards: Towards, cursor: string) => Promise<TicketPage>;

/** Before and behind every moment, as text. */
const ENDS: Readonly<Record<Towards, string>> = { older: "~", newer: "" };

interface Stream {
  company: string;
  cursor: string;
  ended: boolean;
  /** Up to which moment it was looked through, as text. */
  reached: string;
}

/** The registers of several companies, read page by page in one direction, as one. */
export class Reading {
  private readonly streams: Stream[];
  private readonly read: ReadPage;
  private readonly towards: Towards;

  /** from: the moment (text) at which it begins; without one at the very end. */
  constructor(companies: readonly string[], towards: Towards, read: ReadPage, from = ENDS[towards]) {
    this.streams = companies.map((company) => ({ company, cursor: "", ended: false, reached: from }));
    this.read = read;
    this.towards = towards;
  }

  get ended(): boolean {
    return this.streams.every(({ ended }) => ended);
  }

  /** Up to which moment (text) every company was looked through; undefined when all were to the end. */
  get reached(): string | undefined {
    const going = this.streams.filter(({ ended }) => !ended).map(({ reached }) => reached);
    if (!going.length) return undefined;
    return going.reduce((one, other) => (this.isFurther(one, other) ? other : one));
  }

  /** Whether a place does not lie beyond what every company was looked through for. */
  holds(place: string): boolean {
    const { reached } = this;
    return reached === undefined || !this.isFurther(place.slice(0, MOMENT_LENGTH), reached);
  }

  /** The next pages: of whoever was looked through least. Raises ApiError; then nothing is lost. */
  async next(): Promise<Ticket[]> {
    const { reached } = this;
    const behind = this.streams.filter((stream) => !stream.ended && stream.reached === reached);
    const pages = await Promise.all(
      behind.map(async (stream) => {
        const page = await this.read(stream.company, this.towards, stream.cursor);
        return () => {
          stream.cursor = page.cursor;
          stream.ended = !page.cursor;
          stream.reached = page.reached ? momentKey(page.reached) : stream.reached;
          return page.items;
        };
      }),
    );
    return pages.flatMap((take) => take());
  }

  private isFurther(one: string, other: string): boolean {
    return this.towards === "older" ? one < other : one > other;
  }
}
