import type { Work } from "~/api/work";
import { type ClockView, nearestClock, viewClock } from "~/time/clocks";

/** What the resident was told, beside the clocks of the rules. */
export const PROMISE = "promise";
const AT_WORK: readonly Work["state"][] = ["assigned", "accepted", "in_progress"];

type Timed = Pick<Work, "clocks" | "planned_at" | "registered_at" | "state">;

/**
 * What has to be kept next: the clock that ends first, or what was promised to the resident if that is sooner; undefined when nothing
 * runs. While the clocks stand still, they do. now: milliseconds since the epoch.
 */
export function nextDue(ticket: Timed, now: number): ClockView | undefined {
  const clock = nearestClock(ticket.clocks, now);
  if (!AT_WORK.includes(ticket.state) || clock?.standing === "paused") return clock;
  const { registered_at: started_at, planned_at: limit_at } = ticket;
  const promise = { ...viewClock({ kind: "resolve", started_at, limit_at, stopped_at: null }, now), kind: PROMISE };
  return clock && clock.left <= promise.left ? clock : promise;
}
