import { fold } from "./fold";

/** What a word is said to be: "кв. 17" is a flat, "дом 5" a house. */
export type Said = "word" | "house" | "flat";

// As people write them in four languages, folded; a Kazakh number stands before its word: "17-пәтер", "3 үй". The API's own table.
const FLAT = "кв|квартир[аыеу]|flat|apt|apartment|m|lok|lokal|mieszkani[ae]|патер";
const HOUSE = "д|дом|дома|доме|house|dom|уи";
const [FLAT_BEHIND, HOUSE_BEHIND] = ["патер", "уи"];
const [BEGINS, ENDS] = ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"];
const NUMBER = "\\p{Nd}[\\p{L}\\p{N}]*";
const SIGNS = "[\\s.]*(?:№|#)?\\s*";
const READ = new RegExp(
  [
    `${BEGINS}(?:${FLAT})${SIGNS}(?<flat>${NUMBER})`,
    `${BEGINS}(?<flat_before>${NUMBER})[\\s-]*(?:${FLAT_BEHIND})${ENDS}`,
    `${BEGINS}(?:${HOUSE})${SIGNS}(?<house>${NUMBER})`,
    `${BEGINS}(?<house_before>${NUMBER})[\\s-]*(?:${HOUSE_BEHIND})${ENDS}`,
    "(?<word>[\\p{L}\\p{N}]+)",
  ].join("|"),
  "gu",
);

/** The folded words of a text in their order, a number with what it is said to be as one: "кв. 17" is a flat's 17. */
export function readAddressWords(text: string): { said: Said; text: string }[] {
  return [...fold(text).matchAll(READ)].map(({ groups = {} }) => {
    const [name = "word", found = ""] = Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
    return { said: name.replace("_before", "") as Said, text: found };
  });
}
