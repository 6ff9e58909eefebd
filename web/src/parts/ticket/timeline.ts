import type { TicketCall } from "~/api/ticket";
import type { JournalEntry, Message } from "~/api/types";

/** What of the line of time is looked at. */
export const GROUPS = ["all", "steps", "escalations", "notes", "calls", "messages"] as const;
export type Group = (typeof GROUPS)[number];

/** One thing that happened to a ticket. at: ISO 8601, UTC. */
export type Happening = { key: string; at: string; group: Exclude<Group, "all"> } & (
  | { entry: JournalEntry; message?: undefined; call?: undefined }
  | { message: Message; entry?: undefined; call?: undefined }
  | { call: TicketCall; entry?: undefined; message?: undefined }
);

const GROUP_OF: Readonly<Record<string, Exclude<Group, "all">>> = {
  escalated: "escalations",
  note: "notes",
  report: "notes",
  mark: "notes",
  answer: "notes",
  diagnose: "notes",
  attached: "notes",
  attachment_refused: "notes",
  attachment_removed: "notes",
  called: "calls",
  call_deferred: "calls",
};

/** Journal, messages and calls in one line of time, the newest first; of one moment what the journal says comes last, being its cause. */
export function mergeTimeline(
  journal: readonly JournalEntry[],
  messages: readonly Message[],
  calls: readonly TicketCall[],
): Happening[] {
  const all: Happening[] = [
    ...messages.map((message) => ({
      key: message.id,
      at: momentOf(message),
      group: "messages" as const,
      message,
    })),
    ...calls.map((call) => ({ key: `call-${call.id}`, at: call.started_at, group: "calls" as const, call })),
    ...[...journal].reverse().map((entry) => ({
      key: `entry-${entry.position}`,
      at: entry.at,
      group: GROUP_OF[entry.action] ?? ("steps" as const),
      entry,
    })),
  ];
  return all.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** When a message is from: when it was sent, or what it tells happened. */
export function momentOf({ claimed_at, made_at, due_at }: Pick<Message, "claimed_at" | "made_at" | "due_at">): string {
  return claimed_at ?? made_at ?? due_at ?? "";
}

/** How many of each group there are. */
export function countGroups(happenings: readonly Happening[]): Readonly<Record<Group, number>> {
  const counts = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<Group, number>;
  for (const { group } of happenings) counts[group] += 1;
  return { ...counts, all: happenings.length };
}
