import type { ActionDetails } from "~/api/dozor";
import type { ClockKind } from "~/api/ticket";
import type { Action, Edit } from "~/api/types";
import type { Change } from "./use_ticket_change";

/** What can be done to a ticket, each as an order with its trace in the journal. */

export function takeAction(action: Action, details: Omit<ActionDetails, "version"> = {}): Change {
  const { reason = "", executor_id, into } = details;
  return {
    to: "actions",
    body: { action, ...details },
    action,
    reason,
    ...((executor_id || into) && { details: { ...(executor_id && { executor_id }), ...(into && { into }) } }),
  };
}

export function writeNote(text: string): Change {
  return { to: "notes", body: { text }, action: "note", reason: text, anyway: true };
}

export function correct(edit: Edit): Change {
  const { urgency, cost, reason = "", ...rest } = edit;
  const action = Object.keys(rest).length ? "correct" : urgency ? "change_urgency" : "set_cost";
  return { to: "edits", body: edit, action, reason, ...(cost && action === "set_cost" && { details: { cost } }) };
}

/** What a guide's script was answered. */
export function diagnose(diagnosis: NonNullable<Edit["diagnosis"]>): Change {
  return { to: "edits", body: { diagnosis }, action: "diagnose" };
}

export function watch(address: string, name: string): Change {
  return { to: "watchers", body: { address, name }, action: "watch", details: { name }, anyway: true };
}

export function unwatch(address: string): Change {
  return { to: "watchers/remove", body: { address }, action: "unwatch", details: { address }, anyway: true };
}

export function relate(ticket: string): Change {
  return { to: "relations", body: { ticket, kind: "related" }, action: "relate", anyway: true };
}

export function unrelate(ticket: string, kind: string): Change {
  return { to: "relations/remove", body: { ticket, kind }, action: "unrelate", anyway: true };
}

/** why: a reason of the company's policy. */
export function pauseClocks(why: string, note: string): Change {
  return { to: "clocks/pause", body: { why, note }, action: "pause_clock", reason: note, details: { why } };
}

export function resumeClocks(): Change {
  return { to: "clocks/resume", body: {}, action: "resume_clock" };
}

export function meetClock(clock: ClockKind): Change {
  return { to: "clocks/met", body: { clock }, action: "meet_clock", details: { clock } };
}

/** limit_at: ISO 8601, UTC. */
export function agreeLimit(clock: ClockKind, limit_at: string, reason: string): Change {
  return { to: "clocks/agreed", body: { clock, limit_at, reason }, action: "agree_limit", reason, details: { clock } };
}

/** mark: 1 to 5. */
export function giveMark(mark: number, comment: string): Change {
  return { to: "marks", body: { mark, comment }, action: "mark", reason: comment, details: { mark: String(mark) } };
}

export function report(text: string, minutes: number, photos: readonly string[]): Change {
  return { to: "reports", body: { text, minutes, photos: [...photos] }, action: "report", details: { report: text } };
}
