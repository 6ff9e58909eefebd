import type { Clock } from "~/api/types";

/** How a clock stands: kept or missed when stopped; else paused, running, soon (near its limit: as its rule says, or when a
 * quarter or less is left) or overdue. */
export type ClockStanding = "kept" | "missed" | "paused" | "running" | "soon" | "overdue";

type Shown = Pick<Clock, "kind" | "started_at" | "limit_at" | "stopped_at"> &
  Partial<Pick<Clock, "paused" | "warn_at">>;

export interface ClockView {
  kind: string;
  standing: ClockStanding;
  /** Milliseconds until the limit; negative when past it. For a stopped or paused clock, what was left then. */
  left: number;
  /** How much of the time is used up, 0 to 1. */
  used: number;
}

/** What to show of one clock at `now` (milliseconds since the epoch). */
export function viewClock(clock: Shown, now: number): ClockView {
  const limit = Date.parse(clock.limit_at);
  const whole = Math.max(limit - Date.parse(clock.started_at), 1);
  const still = clock.stopped_at ?? clock.paused?.since;
  const left = limit - (still ? Date.parse(still) : now);
  const used = Math.min(Math.max(1 - left / whole, 0), 1);
  return { kind: clock.kind, left, used, standing: standingOf(clock, left, used, now) };
}

function standingOf(clock: Shown, left: number, used: number, now: number): ClockStanding {
  if (clock.stopped_at !== null) return left >= 0 ? "kept" : "missed";
  if (left < 0) return "overdue";
  if (clock.paused) return "paused";
  const near = clock.warn_at ? now >= Date.parse(clock.warn_at) : used >= 0.75;
  return near ? "soon" : "running";
}

/** The running clock that ends first, a paused one after all others; undefined when none runs. */
export function nearestClock(clocks: readonly Clock[], now: number): ClockView | undefined {
  const running = clocks.filter((clock) => clock.stopped_at === null).map((clock) => viewClock(clock, now));
  const rank = (view: ClockView) => (view.standing === "paused" ? 1 : 0);
  return running.sort((one, other) => rank(one) - rank(other) || one.left - other.left)[0];
}
