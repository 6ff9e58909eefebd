import type { Clock } from "~/api/types";

/** How a clock stands: kept or missed when stopped; else running, soon (a quarter or less is left) or overdue. */
export type ClockStanding = "kept" | "missed" | "running" | "soon" | "overdue";

export interface ClockView {
  kind: string;
  standing: ClockStanding;
  /** Milliseconds until the limit; negative when past it. For a stopped clock, what was left when it stopped. */
  left: number;
  /** How much of the time is used up, 0 to 1. */
  used: number;
}

/** What to show of one clock at `now` (milliseconds since the epoch). */
export function viewClock(
  clock: Pick<Clock, "kind" | "started_at" | "limit_at" | "stopped_at">,
  now: number,
): ClockView {
  const limit = Date.parse(clock.limit_at);
  const whole = Math.max(limit - Date.parse(clock.started_at), 1);
  const stopped = clock.stopped_at === null ? undefined : Date.parse(clock.stopped_at);
  const left = limit - (stopped ?? now);
  const used = Math.min(Math.max(1 - left / whole, 0), 1);
  return { kind: clock.kind, left, used, standing: standingOf(stopped !== undefined, left, used) };
}

function standingOf(stopped: boolean, left: number, used: number): ClockStanding {
  if (stopped) return left >= 0 ? "kept" : "missed";
  if (left < 0) return "overdue";
  return used >= 0.75 ? "soon" : "running";
}

/** The running clock that ends first; undefined when none runs. */
export function nearestClock(clocks: readonly Clock[], now: number): ClockView | undefined {
  const running = clocks.filter((clock) => clock.stopped_at === null).map((clock) => viewClock(clock, now));
  return running.sort((one, other) => one.left - other.left)[0];
}
