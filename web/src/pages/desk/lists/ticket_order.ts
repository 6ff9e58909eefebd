import type { Clock } from "~/api/types";
import { forBrowser } from "~/browser/storage";
import { nearestClock } from "~/time/clocks";

/** What stands first in the list of open tickets: whose clock ends soonest, the most late before all; or what came last. */
export type TicketOrder = "clock" | "newest";

interface Listed {
  company: string;
  number: string;
  registered_at: string;
  clocks: readonly Clock[];
}

const KEY = "dozor.desk.order";

/** As it was chosen last in this browser; by the clock for whoever has not chosen. */
export const lastOrder = (): TicketOrder => (forBrowser().getItem(KEY) === "newest" ? "newest" : "clock");

export const rememberOrder = (order: TicketOrder): void => forBrowser().setItem(KEY, order);

/** A copy in that order; where no clock runs, or it stands still, comes after all others. now: milliseconds since the epoch. */
export function sortTickets<Kind extends Listed>(tickets: readonly Kind[], order: TicketOrder, now: number): Kind[] {
  const newestFirst = (one: Listed, other: Listed) => Date.parse(other.registered_at) - Date.parse(one.registered_at);
  if (order === "newest") return tickets.toSorted(newestFirst);
  const left = new Map(tickets.map((ticket) => [ticket, leftOf(ticket, now)]));
  const leftIn = (ticket: Kind) => left.get(ticket) ?? Number.MAX_VALUE;
  return tickets.toSorted((one, other) => leftIn(one) - leftIn(other) || newestFirst(one, other));
}

function leftOf({ clocks }: Listed, now: number): number {
  const clock = nearestClock(clocks, now);
  return clock && clock.standing !== "paused" ? clock.left : Number.MAX_VALUE;
}

/** Those of the first list, and of the second what is not among them. */
export function joinTickets<Kind extends Listed>(tickets: readonly Kind[], more: readonly Kind[]): Kind[] {
  const nameOf = ({ company, number }: Listed) => `${company}/${number}`;
  const known = new Set(tickets.map(nameOf));
  return [...tickets, ...more.filter((ticket) => !known.has(nameOf(ticket)))];
}
