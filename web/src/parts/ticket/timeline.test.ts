import { expect, it } from "vitest";
import type { TicketCall } from "~/api/ticket";
import type { JournalEntry, Message } from "~/api/types";
import { countGroups, mergeTimeline } from "./timeline";

const at = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, "0")}:00Z`;
const entry = (position: number, action: string, minute: number) =>
  ({ position, action, at: at(minute) }) as JournalEntry;
const message = (id: string, times: Partial<Message>) =>
  ({ id, claimed_at: null, made_at: null, due_at: null, ...times }) as Message;
const call = (id: string, minute: number) => ({ id, started_at: at(minute) }) as TicketCall;

it("journal, messages and calls are one line of time, the newest first", () => {
  const line = mergeTimeline(
    [entry(1, "register", 1), entry(2, "assign", 1), entry(3, "note", 5)],
    [message("m1", { claimed_at: at(2), made_at: at(1) }), message("m2", { made_at: at(6), due_at: at(40) })],
    [call("c1", 0)],
  );
  expect(line.map(({ key }) => key)).toEqual(["m2", "entry-3", "m1", "entry-2", "entry-1", "call-c1"]);
});

it("of one moment the message comes above the entry that it tells of", () => {
  const line = mergeTimeline([entry(1, "register", 1)], [message("m1", { claimed_at: at(1) })], []);
  expect(line.map(({ key }) => key)).toEqual(["m1", "entry-1"]);
});

it("everything belongs to one group, and is counted", () => {
  const line = mergeTimeline(
    [entry(1, "register", 1), entry(2, "escalated", 2), entry(3, "note", 3), entry(4, "called", 4)],
    [message("m1", { claimed_at: at(5) })],
    [call("c1", 0)],
  );
  expect(countGroups(line)).toEqual({ all: 6, steps: 1, escalations: 1, notes: 1, calls: 2, messages: 1 });
});
