/** A request that must reach the API, however long the line is down. */
export interface QueuedRequest {
  /** Its Idempotency-Key, and its name here. */
  key: string;
  /** Who asked: only they send it, and it goes when they sign out. An e-mail, or the link that opened the page. */
  owner: string;
  /** Requests of one lane are sent in order, and one that is refused holds those behind it. */
  lane: string;
  /** What the page calls it, to know its own: "ticket", "step". */
  kind: string;
  path: string;
  body: unknown;
  /** What the page shows of it while it waits: names, not rules. */
  shown: Readonly<Record<string, string>>;
  /** When it was put here, milliseconds since the epoch: the order of its lane. */
  queuedAt: number;
  /** How often it was sent without a usable answer. What was never sent may still be taken back. */
  attempts: number;
  /** Not to be tried before that, milliseconds since the epoch. */
  notBefore: number;
  state: "waiting" | "done" | "refused";
  /** When it was done or refused. */
  endedAt: number;
  /** What the API answered. */
  answer?: unknown;
  refusal?: Refusal;
}

/** Why it was not done, as the API said it. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  problems: readonly { field: string; reason: string }[];
  allowed: readonly string[];
}

/** What a page gives; the rest is kept here. lane: by default its own, so that it waits for nobody. */
export type NewRequest = Pick<QueuedRequest, "key" | "owner" | "kind" | "path" | "body" | "shown"> & {
  lane?: string;
  /** It was sent already, and no answer came. */
  attempts?: number;
};
