import type { Ticket } from "~/api/types";

/** One line of the register: the ticket, and where it stands in the order of registration. */
export interface Row {
  /** "<company>/<number>". */
  id: string;
  /** Text whose order is that of registration. */
  place: string;
  ticket: Ticket;
  /** When a change of it was heard of, milliseconds since the epoch; 0: not since it was read. */
  changedAt: number;
}

export const idOf = ({ company, number }: Pick<Ticket, "company" | "number">): string => `${company}/${number}`;

export const MOMENT_LENGTH = 26;

/** A moment as text that is always as long: the API leaves out a fraction of zero. */
export function momentKey(instant: string): string {
  const [, whole = "", fraction = ""] = /^(.{19})(?:\.(\d+))?/.exec(instant) ?? [];
  return `${whole}.${fraction.padEnd(6, "0")}`;
}

export function makeRow(ticket: Ticket, changedAt = 0): Row {
  const { company, number, registered_at } = ticket;
  const place = `${momentKey(registered_at)}#${number.padStart(9, "0")}#${company}`;
  return { id: idOf(ticket), place, ticket, changedAt };
}

/** Where a place stands, or would stand, among rows; `sign` -1: the newest first. */
export function findPlace(rows: readonly Row[], place: string, sign: 1 | -1): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = rows[middle]?.place ?? "";
    const earlier = sign === 1 ? here < place : here > place;
    if (earlier) low = middle + 1;
    else high = middle;
  }
  return low;
}
