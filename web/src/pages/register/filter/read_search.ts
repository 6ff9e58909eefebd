import type { Filter } from "./filter";

/** What somebody typed may mean, the likeliest first; a number and a phone are found by a key, words are looked through for. */
export type Meaning = { kind: "number" | "phone" | "words"; changes: Partial<Filter>; text: string };

const LONGEST_NUMBER = 8;
/** As short as a national number is: Poland's. */
const SHORTEST_PHONE = 9;
/** Nothing that was searched for before. */
export const NO_SEARCH = { number: "", phone: "", words: "", building: "", at: "" } satisfies Partial<Filter>;

export function readSearch(typed: string): Meaning[] {
  const text = typed.trim();
  if (!text) return [];
  const digits = text.replace(/[\s().-]/g, "");
  const meanings: Meaning[] = [];
  const number = /^(?:#|№)?(\d+)$/.exec(text)?.[1];
  if (number && number.length <= LONGEST_NUMBER)
    meanings.push({ kind: "number", text: number, changes: { ...NO_SEARCH, number } });
  if (/^\+?\d+$/.test(digits) && digits.replace("+", "").length >= SHORTEST_PHONE)
    meanings.push({ kind: "phone", text: digits, changes: { ...NO_SEARCH, phone: digits } });
  meanings.push({ kind: "words", text, changes: { ...NO_SEARCH, words: text } });
  return meanings;
}
