import type { Problem } from "~/api/types";

/** What a caller has pressed: a choice of the menu ("emergency", "accounting", "specialist:lift"), and in an emergency its kind. */
export interface CallerChoice {
  choice: string;
  kind: string;
}

type Sought = Pick<Problem, "category" | "trade" | "urgency">;

/** Categories in which an emergency of a kind mostly is, the likeliest first. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  water: ["water", "heating", "sewerage"],
  gas: ["gas"],
  lift: ["lift"],
};

/** Trades that see to what a choice is for. */
const OF_CHOICE: Readonly<Record<string, string>> = {
  accounting: "accountant",
  meter_readings: "meter_technician",
  gas: "gas_service",
  "specialist:gas": "gas_service",
  "specialist:lift": "lift_company",
  "specialist:passport": "passport_desk",
};

/** How near a problem is to what was chosen: 0 is nearest. */
function distance({ category, trade, urgency }: Sought, { choice, kind }: CallerChoice): number {
  const likely = OF_KIND[kind];
  const pressing = urgency === "emergency";
  if (likely) {
    const place = likely.indexOf(category);
    if (place >= 0) return place + (pressing ? 0 : likely.length);
    return likely.length * 2 + (pressing ? 0 : 1);
  }
  if (choice === "emergency") return pressing ? 0 : 1;
  return OF_CHOICE[choice] === trade ? 0 : 1;
}

/** The category of what is left over: where one looks last. */
const LAST = "other";
const NOTHING: CallerChoice = { choice: "", kind: "" };

/** The catalogue as an operator looks through it: first what the caller has chosen, then by category and name in their language, what
 * is left over last. */
export function orderProblems<One extends Sought & Pick<Problem, "name" | "category_name">>(
  problems: readonly One[],
  chosen: CallerChoice | undefined,
  language: string,
): One[] {
  const { compare } = new Intl.Collator(language);
  return problems
    .map((problem) => ({ problem, far: distance(problem, chosen ?? NOTHING) }))
    .sort(
      (one, other) =>
        one.far - other.far ||
        Number(one.problem.category === LAST) - Number(other.problem.category === LAST) ||
        compare(one.problem.category_name, other.problem.category_name) ||
        compare(one.problem.name, other.problem.name),
    )
    .map(({ problem }) => problem);
}
