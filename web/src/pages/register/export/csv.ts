import type { Company, Ticket } from "~/api/types";
import type { Wording } from "~/texts";
import { nearestClock } from "~/time/clocks";
import { toLocal } from "~/time/zoned";
import type { ColumnKey } from "../columns/columns";

export interface CsvWords {
  wording: Wording<"register">;
  company: (slug: string) => Company | undefined;
  categories: ReadonlyMap<string, string>;
}

type Write = (ticket: Ticket, words: CsvWords, now: number) => string;

/** "2026-11-22 14:05" in the company's zone: spreadsheets know that for a time in every language. */
const moment = (at: string | null | undefined, { company }: Ticket, words: CsvWords): string =>
  at ? toLocal(Date.parse(at), words.company(company)?.time_zone).replace("T", " ") : "";

const WRITERS: Readonly<Record<ColumnKey, Write>> = {
  number: ({ number }) => number,
  state: ({ state }, { wording }) => wording.word("state", state),
  clock: (ticket, words, now) => {
    const view = nearestClock(ticket.clocks, now);
    return view ? moment(new Date(now + view.left).toISOString(), ticket, words) : "";
  },
  urgency: ({ urgency }, { wording }) => wording.word("urgency", urgency),
  problem: ({ problem_name, problem }) => problem_name ?? problem,
  address: ({ place }, { wording }) =>
    place.flat ? `${place.address}, ${wording.t("ticket.flat", { value: place.flat })}` : place.address,
  caller: ({ caller }) => caller.name,
  phone: ({ caller }) => caller.phone,
  executor: ({ executor_name }) => executor_name,
  registered: (ticket, words) => moment(ticket.registered_at, ticket, words),
  planned: (ticket, words) => moment(ticket.planned_at, ticket, words),
  company: ({ company }, words) => words.company(company)?.name ?? company,
  description: ({ description }) => description,
  category: ({ category }, { categories }) => categories.get(category) ?? category,
  channel: ({ channel }, { wording }) => wording.word("ticket_channel", channel),
  done: (ticket, words) => moment(ticket.done_at, ticket, words),
  reopened: ({ reopened }) => String(reopened || ""),
  mark: ({ mark }) => String(mark || ""),
};

/** One line of the file. */
export function writeLine(ticket: Ticket, columns: readonly ColumnKey[], words: CsvWords, now: number): string {
  return columns
    .map((key) => quote(WRITERS[key](ticket, words, now), separatorOf(words.wording.language)))
    .join(separatorOf(words.wording.language));
}

/** Spreadsheets of languages with a decimal comma expect a semicolon. */
export const separatorOf = (language: string): string => (language === "en" ? "," : ";");

/** A cell as CSV has it (RFC 4180); what a spreadsheet would take for a formula is made a text, telephones are left. */
export function quote(text: string, separator: string): string {
  const safe = /^[=@\t\r]|^[+-](?!\d+$)/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
