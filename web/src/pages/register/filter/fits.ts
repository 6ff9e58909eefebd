import type { RegisterQuery } from "~/api/register";
import type { Ticket } from "~/api/types";

/** ё and е are one letter; Kazakh and Polish letters are left out on keyboards that have none. As the API folds words. */
const FOLDED = new Map(
  [..."ёәғқңөұүһіąćęłńóśźżй"].map((letter, place) => [letter, [..."еагкноуухиacelnoszzи"][place] ?? letter]),
);
const MOST_WORDS = 8;
const LEAST_OF_A_PHONE = 4;
const OVER: ReadonlySet<string> = new Set(["done", "closed", "declined", "merged"]);

export function fold(text: string): string {
  return [...text.toLowerCase()].map((letter) => FOLDED.get(letter) ?? letter).join("");
}

export function splitWords(text: string): string[] {
  return [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS);
}

/** Whether the register shows a ticket that has changed, by the API's own rules. `now`: milliseconds since the epoch. */
export function fits(ticket: Ticket, query: RegisterQuery, now: number): boolean {
  const { state, urgency, category, executor, building, phone, number, outage } = query;
  const oneOf: readonly (readonly [readonly string[] | string | undefined, string])[] = [
    [state, ticket.state],
    [urgency, ticket.urgency],
    [category, ticket.category],
    [executor, ticket.executor_id],
    [building, ticket.place.building_id],
    [phone, ticket.caller.phone],
    [number, ticket.number],
    [outage, ticket.outage_id ?? ""],
  ];
  if (query.company !== ticket.company) return false;
  if (query.open && OVER.has(ticket.state)) return false;
  if (!oneOf.every(([wanted, value]) => !wanted?.length || (Array.isArray(wanted) ? wanted : [wanted]).includes(value)))
    return false;
  return inTime(ticket, query) && (!query.late || isLate(ticket, now)) && hasWords(ticket, query.words ?? "");
}

function inTime({ registered_at }: Ticket, { registered_from, registered_to }: RegisterQuery): boolean {
  const at = Date.parse(registered_at);
  if (registered_from && at < Date.parse(registered_from)) return false;
  return !registered_to || at < Date.parse(registered_to);
}

/** Past the first limit that is still to be kept; a pause in time keeps it from passing. */
export function isLate({ state, clocks }: Ticket, now: number): boolean {
  if (OVER.has(state)) return false;
  return clocks.some(({ stopped_at, paused, limit_at }) => {
    const limit = Date.parse(limit_at);
    return stopped_at === null && !(paused && Date.parse(paused.since) <= limit) && limit < now;
  });
}

function hasWords(ticket: Ticket, typed: string): boolean {
  if (!typed) return true;
  const { description, place, caller, executor_name, resident, problem_name, number } = ticket;
  const texts = [description, place.address, caller.name, executor_name, resident?.name ?? "", problem_name ?? ""];
  const text = texts.map(fold).join(" ");
  const numbers = new Set(
    fold([number, place.flat, place.address, description].join(" ")).match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  const phones = [caller.phone, resident?.phone ?? ""];
  return splitWords(typed).every((word) => {
    if (!/^\d+$/.test(word)) return text.includes(word);
    return numbers.has(word) || (word.length >= LEAST_OF_A_PHONE && phones.some((phone) => phone.endsWith(word)));
  });
}
