import type { Work } from "~/api/work";
import { nearestClock } from "~/time/clocks";

/** What is due first at the top; what stands still, and what has no clock, comes after. now: milliseconds since the epoch. */
export function sortByDue<Listed extends { ticket: Pick<Work, "clocks" | "number"> }>(
  tickets: readonly Listed[],
  now: number,
): Listed[] {
  const due = ({ ticket }: Listed) => {
    const view = nearestClock(ticket.clocks, now);
    return view && view.standing !== "paused" ? view.left : Number.POSITIVE_INFINITY;
  };
  const byNumber = (one: Listed, other: Listed) => Number(one.ticket.number) - Number(other.ticket.number);
  return tickets.toSorted((one, other) => {
    const [first, second] = [due(one), due(other)];
    return first === second ? byNumber(one, other) : first - second;
  });
}
