import type { JournalEntry, Me } from "~/api/types";

/** What nobody's decision about a ticket rests on. */
const HARMLESS: ReadonlySet<string> = new Set([
  "escalated",
  "called",
  "call_deferred",
  "note",
  "attached",
  "attachment_refused",
  "attachment_removed",
  "watch",
  "unwatch",
  "relate",
  "unrelate",
]);

type Entry = Pick<JournalEntry, "position" | "action" | "actor" | "reason" | "details">;

/** What has been done to a ticket after the version that was looked at, and that matters, oldest first. */
export function findForeign<Found extends Entry>(journal: readonly Found[], seen: number): Found[] {
  return journal.filter(({ position, action }) => position > seen && !HARMLESS.has(action));
}

/** How the journal would tell of an order. details: those that tell it from another one of the same kind; no reason fits any. */
export interface Trace {
  action: string;
  reason?: string;
  details?: Readonly<Record<string, string>>;
}

/** Whether the same person has done the very same since that version: a second click, or a try whose answer was lost. */
export function isDone(journal: readonly Entry[], seen: number, me: Pick<Me, "email">, order: Trace): boolean {
  const { action, reason = "", details = {} } = order;
  return journal.some(
    (entry) =>
      entry.position > seen &&
      entry.action === action &&
      entry.actor.id === me.email &&
      (!reason || entry.reason === reason) &&
      Object.entries(details).every(([name, value]) => entry.details[name] === value),
  );
}
