import { isMine, type Person } from "./is_mine";
import type { CompanyDuty } from "./queries";

/** What tells one duty's moment from all others: put off once more, it is another one. */
export const momentOf = ({ company, contact_id: id, due_at: dueAt }: CompanyDuty): string =>
  `${company}/${id}/${dueAt}`;

/** Those of a person whose moment has come. now: milliseconds since the epoch. */
export const dueOf = (duties: readonly CompanyDuty[], person: Person, now: number): CompanyDuty[] =>
  duties.filter((duty) => isMine(duty, person) && Date.parse(duty.due_at) <= now);

/**
 * What a page has reminded of. Those that were due when it was opened are counted, not announced: only moments that come while somebody
 * sits there, and what is late already when it is given to them.
 */
export class Reminders {
  private known: Set<string> | undefined;

  /** Whose moment has come since the last time, and which of those that were announced are over: done, put off, or somebody else's. */
  take(due: readonly CompanyDuty[]): { come: CompanyDuty[]; over: string[] } {
    const moments = new Set(due.map(momentOf));
    const known = this.known ?? moments;
    this.known = moments;
    return {
      come: due.filter((duty) => !known.has(momentOf(duty))),
      over: [...known].filter((moment) => !moments.has(moment)),
    };
  }

  /** Of which it may have been reminded, and which are not over. */
  all(): readonly string[] {
    return [...(this.known ?? [])];
  }
}
