import type { CatalogueCategory, CataloguedProblem } from "~/api/directory";
import { meets } from "../format";

export type Urgency = CataloguedProblem["urgency"];
export const URGENCIES: readonly Urgency[] = ["emergency", "urgent", "normal", "planned"];

/** What of the catalogue fits the words and the urgency (empty: any); categories without any of it are left out. */
export function narrow(
  categories: readonly CatalogueCategory[],
  query: string,
  urgency: Urgency | "",
): CatalogueCategory[] {
  return categories
    .map((category) => ({
      ...category,
      problems: category.problems.filter(
        (one) =>
          (!urgency || one.urgency === urgency) && meets(`${category.name} ${one.name} ${one.trade_name}`, query),
      ),
    }))
    .filter(({ problems }) => problems.length);
}
