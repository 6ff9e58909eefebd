import type { ChangeList } from "~/api/changes";
import { ApiError } from "~/api/client";
import type { Ticket } from "~/api/types";
import { backOff } from "./reconnecting_socket";

/** The index that changes are read from may be a moment behind the news of them. */
const LOOK_AGAIN_MS = 300;
/** Versions remembered so that no row is told twice; the oldest are forgotten, and then one may be. */
const MOST_KNOWN = 5_000;
const TOO_OLD = 422;

export interface ReaderOptions {
  /** What has changed since the cursor; without one in the last minutes. */
  read: (cursor: string) => Promise<ChangeList>;
  /** One ticket as it stands. */
  readOne: (number: string) => Promise<Ticket>;
  /** Rows that have changed, each version once. first: what happened just before the page was opened. */
  onRows: (rows: Ticket[], first: boolean) => void;
  /** The page was away for too long: what it shows must be read anew. */
  onLost: () => void;
}

/**
 * Follows the changes of one company's tickets from where it stopped. What the line tells is a ring at the door: it says that
 * there is something to read, and which version must be found; so events may come in any order, twice, or not at all.
 */
export class ChangeReader {
  private readonly options: ReaderOptions;
  private cursor = "";
  private first = true;
  private readonly known = new Map<string, number>();
  private readonly rung = new Map<string, number>();
  private reading = false;
  private again = false;
  private failures = 0;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReaderOptions) {
    this.options = options;
  }

  /** That ticket has that version now. */
  ring(number: string, version: number): void {
    if ((this.known.get(number) ?? 0) >= version) return;
    this.rung.set(number, Math.max(this.rung.get(number) ?? 0, version));
    if (!this.reading) this.catchUp(); // else it is looked whether it has come by what is being read
  }

  /** Reads what has changed; one reading at a time, and one more if somebody asks meanwhile. */
  catchUp(): void {
    if (this.closed) return;
    this.again = true;
    if (this.reading) return;
    clearTimeout(this.timer);
    void this.readOn();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async readOn(): Promise<void> {
    this.reading = true;
    try {
      while ((this.again || this.rung.size) && !this.closed) {
        this.again = false;
        const asked = new Map(this.rung);
        await this.readToEnd();
        await this.readMissing(asked);
      }
      this.failures = 0;
    } catch (error) {
      this.failed(error);
    } finally {
      this.reading = false;
    }
  }

  private async readToEnd(): Promise<void> {
    for (let more = true; more && !this.closed; ) {
      const page = await this.options.read(this.cursor);
      if (this.closed) return;
      this.tell(page.items);
      // Only what was told is behind the cursor: whatever breaks in between is read again.
      this.cursor = page.cursor;
      more = page.more;
    }
    this.first = false;
  }

  /** What was rung before this reading and has not come by it: once more, then from the ticket itself. */
  private async readMissing(asked: ReadonlyMap<string, number>): Promise<void> {
    const missing = () => [...asked].filter(([number, version]) => (this.known.get(number) ?? 0) < version);
    if (!missing().length) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    await this.readToEnd();
    for (const [number] of missing()) {
      if (this.closed) return;
      const row = await this.options.readOne(number).catch(notThere);
      if (row) this.tell([row]);
      this.rung.delete(number);
    }
  }

  private tell(rows: readonly Ticket[]): void {
    const news = rows.filter(({ number, version }) => version > (this.known.get(number) ?? 0));
    for (const { number, version } of news) {
      this.known.delete(number);
      this.known.set(number, version);
      if ((this.rung.get(number) ?? 0) <= version) this.rung.delete(number);
    }
    for (const number of this.known.keys()) {
      if (this.known.size <= MOST_KNOWN) break;
      this.known.delete(number);
    }
    if (news.length) this.options.onRows(news, this.first);
  }

  private failed(error: unknown): void {
    if (this.closed) return;
    const status = error instanceof ApiError ? error.status : 0;
    if (status === TOO_OLD) {
      this.cursor = "";
      this.rung.clear();
      this.first = true;
      this.options.onLost();
    } else if (status >= 400 && status < 500 && status !== 429) {
      return; // not theirs to read
    }
    this.again = true;
    this.timer = setTimeout(() => this.catchUp(), backOff(this.failures, Math.random()));
    this.failures += 1;
  }
}

function notThere(error: unknown): undefined {
  if (error instanceof ApiError && error.status === 404) return undefined;
  throw error;
}
