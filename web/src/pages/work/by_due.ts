import type { Work } from "~/api/work";
import { nextDue } from "./due";

/** What is due first at the top; what stands still, and what is not at work, comes after. now: milliseconds since the epoch. */
export function sortByDue<
  Listed extends { ticket: Pick<Work, "clocks" | "number" | "planned_at" | "registered_at" | "state"> },
>(tickets: readonly Listed[], now: number): Listed[] {
  const due = ({ ticket }: Listed) => {
    const view = nextDue(ticket, now);
    return view && view.standing !== "paused" ? view.left : Number.POSITIVE_INFINITY;
  };
  const byNumber = (one: Listed, other: Listed) => Number(one.ticket.number) - Number(other.ticket.number);
  return tickets.toSorted((one, other) => {
    const [first, second] = [due(one), due(other)];
    return first === second ? byNumber(one, other) : first - second;
  });
}
