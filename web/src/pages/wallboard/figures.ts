/** What a wallboard computes of the figures: sums, levels, order. */
import type { CallNow, Limits, OperatorNow, QueueNow } from "~/api/wallboard";

export type Level = "good" | "warn" | "bad";

/** What an operator is doing, whatever they have chosen to be. */
export type Doing = "talking" | "ringing" | "wrap_up" | "ready" | "break" | "offline";

export interface Totals {
  waiting: number;
  longestWait: number;
  /** Percent of all who were answered or gave up today; undefined when there was nobody. */
  serviceLevel: number | undefined;
  answered: number;
  abandoned: number;
}

const READY = "Available";
const OFFLINE = "Offline";

/** Over all queues that are shown; a queue's service level counts by how many it had. */
export function sumUp(queues: readonly QueueNow[]): Totals {
  const totals: Totals = { waiting: 0, longestWait: 0, serviceLevel: undefined, answered: 0, abandoned: 0 };
  let served = 0;
  let counted = 0;
  for (const { waiting, longest_wait_s: longest, today } of queues) {
    totals.waiting += waiting;
    totals.longestWait = Math.max(totals.longestWait, longest);
    totals.answered += today.answered;
    totals.abandoned += today.abandoned;
    const all = today.answered + today.abandoned;
    if (today.service_level !== null && all) {
      served += today.service_level * all;
      counted += all;
    }
  }
  return { ...totals, serviceLevel: counted ? Math.round(served / counted) : undefined };
}

/** How bad it is that somebody has waited for so many seconds. */
export function waitLevel(seconds: number, limits: Limits): Level {
  if (seconds >= limits.wait_late) return "bad";
  return seconds >= limits.wait_warning ? "warn" : "good";
}

/** How bad that service level is: under the target, or under three quarters of it. */
export function serviceLevel(percent: number, limits: Limits): Level {
  if (percent >= limits.service_level_target) return "good";
  return percent >= limits.service_level_target * 0.75 ? "warn" : "bad";
}

/** What an operator is doing now. */
export function doing({ status, activity }: Pick<OperatorNow, "status" | "activity">): Doing {
  if (activity === "talking" || activity === "on_hold") return "talking";
  if (activity === "ringing" || activity === "wrap_up") return activity;
  if (status === READY) return "ready";
  return status === OFFLINE ? "offline" : "break";
}

/** Since when, ISO 8601. */
export function since({ since: chosen, activity_since: busy }: Pick<OperatorNow, "since" | "activity_since">): string {
  return busy ?? chosen;
}

const ORDER: readonly Doing[] = ["talking", "ringing", "wrap_up", "ready", "break", "offline"];

/** Those at work first, by what they are doing and for how long. */
export function arrangeOperators(operators: readonly OperatorNow[]): OperatorNow[] {
  const place = (one: OperatorNow) => ORDER.indexOf(doing(one));
  return [...operators].sort((a, b) => place(a) - place(b) || since(a).localeCompare(since(b)));
}

/** How many do what. */
export function countDoing(operators: readonly OperatorNow[]): Record<Doing, number> {
  const counts = { talking: 0, ringing: 0, wrap_up: 0, ready: 0, break: 0, offline: 0 };
  for (const operator of operators) counts[doing(operator)] += 1;
  return counts;
}

/** Who waits first, the longest wait at the top; then calls that go on, the longest first. Wrapping up is no call any more. */
export function arrangeCalls(calls: readonly CallNow[]): CallNow[] {
  const waits = (call: CallNow) => (call.state === "waiting" ? 0 : 1);
  return calls
    .filter(({ state }) => state !== "wrap_up")
    .sort((a, b) => waits(a) - waits(b) || a.since.localeCompare(b.since));
}

/** Queues in which something goes on or went on today, whoever waits first; then, up to `least` in all, quiet ones. */
export function shownQueues(queues: readonly QueueNow[], least: number): QueueNow[] {
  const isLively = ({ waiting, today }: QueueNow) => waiting + today.answered + today.abandoned > 0;
  const lively = queues.filter(isLively).sort((a, b) => b.waiting - a.waiting);
  const quiet = queues.filter((queue) => !isLively(queue));
  return [...lively, ...quiet.slice(0, Math.max(0, least - lively.length))];
}
