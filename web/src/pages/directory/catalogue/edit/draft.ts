import type { ProblemCard, ProblemChange } from "~/api/own_catalogue";
import type { Urgency } from "../narrow";

export const SPOKEN = ["ru", "kk", "pl", "en"] as const;
export type Spoken = (typeof SPOKEN)[number];

/** A problem as it stands in the fields: whole, whatever of it is the catalogue's. synonyms: the company's, one a line. */
export interface Draft {
  off: boolean;
  names: Readonly<Record<string, string>>;
  synonyms: Readonly<Record<string, string>>;
  advice: Readonly<Record<string, string>>;
  urgency: Urgency;
  category: string;
  trade: string;
  places: readonly string[];
  clocks: readonly string[];
  questions: readonly string[];
}

/** What the fields begin with. */
export function openDraft({ stands, change }: ProblemCard): Draft {
  const synonyms = Object.entries(change.synonyms).map(([language, phrases]) => [language, phrases.join("\n")]);
  return {
    off: stands?.off ?? false,
    names: stands?.names ?? change.names,
    synonyms: Object.fromEntries(synonyms),
    advice: stands?.advice ?? change.advice,
    urgency: stands?.urgency ?? change.urgency ?? "normal",
    category: stands?.category ?? change.category,
    trade: stands?.trade ?? change.trade,
    places: stands?.places ?? change.places,
    clocks: stands?.clocks ?? change.clocks,
    questions: stands?.questions ?? change.questions,
  };
}

/** The change that the fields make: an emptied text is the catalogue's again. What says the same as the catalogue the API leaves out. */
export function closeDraft(draft: Draft, { own }: Pick<ProblemCard, "own">): ProblemChange {
  const synonyms = Object.entries(draft.synonyms).map(([language, lines]) => [language, linesOf(lines)]);
  return {
    switched: draft.off ? "off" : "on",
    names: written(draft.names),
    synonyms: Object.fromEntries(synonyms.filter(([, phrases]) => phrases?.length)),
    urgency: draft.urgency,
    category: own ? draft.category : "",
    trade: draft.trade,
    places: [...draft.places],
    clocks: [...draft.clocks],
    questions: [...draft.questions],
    advice: written(draft.advice),
  };
}

/** Of "change.synonyms.ru.2" the field "synonyms.ru"; of "key" the same. */
export function fieldOf(path: string): string {
  const [, ...parts] = path.split(".");
  return parts.length ? parts.slice(0, 2).join(".") : path;
}

/** Whether that field ("names.ru", "trade") was empty when it was opened and still is: nothing has been said there that could be wrong. */
export function isBlank(draft: Draft, began: ProblemCard, field: string): boolean {
  return [draft, openDraft(began)].every((one) => {
    const [name = "", language] = field.split(".");
    const value = Object.entries(one).find(([known]) => known === name)?.[1];
    const part = language === undefined ? value : (value as Record<string, unknown> | undefined)?.[language];
    return value !== undefined && (part === undefined || part === "" || (Array.isArray(part) && !part.length));
  });
}

/** A card of a problem that is not saved yet. */
export function newCard(key: string, language: string, name: string): ProblemCard {
  const nothing = { synonyms: {}, category: "", trade: "", places: [], clocks: [], questions: [], advice: {} };
  return {
    ...{ key, version: 0, own: true, common: null, stands: null, rules: [], trouble: null, misfits: [] },
    ...{ changed_at: null, changed_by: "" },
    change: { switched: "", urgency: "normal", names: { [language]: name }, ...nothing },
  };
}

const linesOf = (text: string) => text.split("\n").flatMap((line) => line.trim() || []);

const written = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (text.trim() ? [[language, text.trim()]] : [])),
  );
