import type { JournalEntry } from "~/api/types";

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

type Entry = Pick<JournalEntry, "position" | "action" | "actor">;

/** The last thing done to a ticket after the version that was looked at, and that matters; undefined if nothing does. */
export function findForeign<Found extends Entry>(journal: readonly Found[], seen: number): Found | undefined {
  return journal.filter(({ position, action }) => position > seen && !HARMLESS.has(action)).at(-1);
}
