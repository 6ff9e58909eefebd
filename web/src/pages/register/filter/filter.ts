import type { RegisterQuery } from "~/api/register";
import { fromLocal } from "~/time/zoned";

/** What of the register is shown, as the address has it. Days are those of the company's zone, both included. */
export interface Filter {
  /** Slugs; none: all companies of this person. */
  company: readonly string[];
  open: boolean;
  late: boolean;
  state: readonly string[];
  urgency: readonly string[];
  category: readonly string[];
  /** "<company>/<id>": an executor's id is their company's. Links of before have the id alone. */
  executor: string;
  building: string;
  phone: string;
  number: string;
  outage: string;
  words: string;
  /** "2026-11-22". */
  from: string;
  to: string;
  order: "newest" | "oldest";
  /** A place to begin at rather than at the end: a day, or "<company>/<number>". */
  at: string;
}

export const NO_FILTER: Filter = {
  company: [],
  open: false,
  late: false,
  state: [],
  urgency: [],
  category: [],
  executor: "",
  building: "",
  phone: "",
  number: "",
  outage: "",
  words: "",
  from: "",
  to: "",
  order: "newest",
  at: "",
};

/** How things are shown, not which. */
const ARRANGEMENT: ReadonlySet<keyof Filter> = new Set(["company", "order", "at"]);
const IN_BAR = [
  ...(["company", "state", "urgency", "category", "executor", "from", "to", "open", "late"] as const),
] satisfies (keyof Filter)[];
const DAY = /^\d{4}-\d\d-\d\d$/;

export function readFilter(search: URLSearchParams): Filter {
  const day = (name: string) => (DAY.test(search.get(name) ?? "") ? (search.get(name) ?? "") : "");
  const text = (name: string) => (search.get(name) ?? "").slice(0, 200);
  return {
    company: search.getAll("company"),
    open: search.get("open") === "true",
    late: search.get("late") === "true",
    state: search.getAll("state"),
    urgency: search.getAll("urgency"),
    category: search.getAll("category"),
    executor: text("executor"),
    building: text("building"),
    phone: text("phone"),
    number: text("number"),
    outage: text("outage"),
    words: text("words"),
    from: day("from"),
    to: day("to"),
    order: search.get("order") === "oldest" ? "oldest" : "newest",
    at: text("at"),
  };
}

/** The address's search of a filter: what asks for nothing is left out, so that equal filters have equal links. */
export function writeFilter(filter: Filter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value)) for (const one of value) search.append(name, one);
    else if (value && value !== NO_FILTER[name as keyof Filter]) search.append(name, String(value));
  }
  return search.toString();
}

const isSet = (filter: Filter, name: keyof Filter): boolean => String(filter[name]) !== String(NO_FILTER[name]);

/** Whether anything is left out of the register by it. */
export function narrows(filter: Filter): boolean {
  return (Object.keys(NO_FILTER) as (keyof Filter)[]).some((name) => !ARRANGEMENT.has(name) && isSet(filter, name));
}

/** How many are chosen in the bar of filters; what was searched for is seen without it. */
export function countChosen(filter: Filter): number {
  return IN_BAR.filter((name) => isSet(filter, name)).length;
}

/** Whose executor is meant, and which; no company in a link of before. */
export function readExecutor(executor: string): { company: string; id: string } {
  const [, company = "", id = executor] = /^([a-z0-9-]+)\/(.+)$/.exec(executor) ?? [];
  return { company, id };
}

/** The companies whose registers are looked through: an executor's tickets are those of one. */
export function companiesOf({ executor }: Pick<Filter, "executor">, chosen: readonly string[]): readonly string[] {
  const { company } = readExecutor(executor);
  return company ? chosen.filter((slug) => slug === company) : chosen;
}

/** Midnight of that day in the zone, `later` days later; empty for no day. */
export function midnight(day: string, zone: string | undefined, later = 0): string {
  if (!DAY.test(day)) return "";
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + later);
  return fromLocal(`${noon.toISOString().slice(0, 10)}T00:00`, zone);
}

/** What one company's part of it is asked for; `zone`: the company's. */
export function queryOf(filter: Filter, company: string, zone: string | undefined): RegisterQuery {
  const { open, late, state, urgency, category, building, phone, number, outage, words } = filter;
  const executor = readExecutor(filter.executor).id;
  return {
    ...{ company, open, late, state, urgency, category, executor, building, phone, number, outage, words },
    registered_from: midnight(filter.from, zone),
    registered_to: midnight(filter.to, zone, 1),
  };
}
