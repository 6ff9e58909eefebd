import type { RegisterQuery } from "~/api/register";
import type { Ticket } from "~/api/types";
import { readAddressWords, type Said } from "./address_words";
import { fold, splitWords } from "./fold";
import { isSamePhone } from "./phone";

const MOST_WORDS = 8;
/** Digits from which on they may be the end of a phone. */
export const LEAST_OF_A_PHONE = 4;
const OVER: ReadonlySet<string> = new Set(["done", "closed", "declined", "merged"]);

/** Whether the register shows a ticket that has changed, by the API's own rules. `now`: milliseconds since the epoch. */
export function fits(ticket: Ticket, query: RegisterQuery, now: number): boolean {
  const { state, urgency, category, executor, building, phone, number, outage } = query;
  const oneOf: readonly (readonly [readonly string[] | string | undefined, string])[] = [
    [state, ticket.state],
    [urgency, ticket.urgency],
    [category, ticket.category],
    [executor, ticket.executor_id],
    [building, ticket.place.building_id],
    [number, ticket.number],
    [outage, ticket.outage_id ?? ""],
  ];
  if (query.company !== ticket.company) return false;
  if (phone && !isSamePhone(phone, ticket.caller.phone)) return false;
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
  const words = distinct(readAddressWords(typed)).slice(0, MOST_WORDS);
  if (!words.length) return true;
  const { description, place, caller, executor_name, resident, problem_name } = ticket;
  const texts = [description, place.address, caller.name, executor_name, resident?.name ?? "", problem_name ?? ""];
  const text = texts.map(fold).join(" ");
  // Its own number is meant where nothing else was typed.
  const own = words.length === 1 ? ticket.number : "";
  const numbers = new Set(splitWords([own, place.flat, place.address, description].join(" ")));
  const phones = [caller.phone, resident?.phone ?? ""];
  return words.every(({ said, text: word }) => {
    if (said !== "word") return numbersSaid(ticket, said).includes(word);
    if (!/^\d+$/.test(word)) return text.includes(word);
    return numbers.has(word) || (word.length >= LEAST_OF_A_PHONE && phones.some((phone) => phone.endsWith(word)));
  });
}

/** Of the place's own flat or house, and of those that the description names. */
function numbersSaid({ place, description }: Ticket, said: Said): string[] {
  const saidIn = (text: string) => readAddressWords(text).flatMap((one) => (one.said === said ? [one.text] : []));
  const told = saidIn(description);
  if (said === "flat") return [...told, ...splitWords(place.flat)];
  // An address that names no house as one has its number somewhere: "4 Willow Quay", "Самал желі көшесі, 3".
  const houses = saidIn(place.address);
  return [...told, ...(houses.length ? houses : splitWords(place.address))];
}

function distinct(words: readonly { said: Said; text: string }[]) {
  return [...new Map(words.map((one) => [`${one.said} ${one.text}`, one])).values()];
}
