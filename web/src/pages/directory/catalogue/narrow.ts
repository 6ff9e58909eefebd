import type { CatalogueCategory, CataloguedProblem } from "~/api/directory";
import { meets } from "../format";

export type Urgency = CataloguedProblem["urgency"];
export const URGENCIES: readonly Urgency[] = ["emergency", "urgent", "normal", "planned"];

/** What the company has otherwise, and what of that somebody should look at again. */
export const OTHERWISE = {
  changed: (one: CataloguedProblem) => one.version > 0 || one.renamed,
  off: (one: CataloguedProblem) => one.off,
  own: (one: CataloguedProblem) => one.own,
  trouble: (one: CataloguedProblem) => one.trouble !== null,
} as const;
export type Otherwise = keyof typeof OTHERWISE;

const LAST = "other";

/** Categories by name, what is left over last, and the problems of each, in the alphabet of the reader's language. */
export function inAlphabet(categories: readonly CatalogueCategory[], language: string): CatalogueCategory[] {
  const { compare } = new Intl.Collator(language);
  const byName = (one: { name: string }, other: { name: string }) => compare(one.name, other.name);
  return categories
    .map((one) => ({ ...one, problems: one.problems.toSorted(byName) }))
    .sort((one, other) => Number(one.key === LAST) - Number(other.key === LAST) || byName(one, other));
}

/** What of the catalogue fits the words, the urgency and what is otherwise (empty: any); categories without any of it are left out. */
export function narrow(
  categories: readonly CatalogueCategory[],
  query: string,
  urgency: Urgency | "",
  otherwise: Otherwise | "" = "",
): CatalogueCategory[] {
  return categories
    .map((category) => ({
      ...category,
      problems: category.problems.filter(
        (one) =>
          (!urgency || one.urgency === urgency) &&
          (!otherwise || OTHERWISE[otherwise](one)) &&
          meets([category.name, one.name, one.trade_name, ...one.synonyms].join(" "), query),
      ),
    }))
    .filter(({ problems }) => problems.length);
}
