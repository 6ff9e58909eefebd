import type { CatalogueChoices, ProblemChange } from "~/api/own_catalogue";

/** What is needed to put a change in words. */
export interface Telling {
  /** The name of a field of the form. */
  field: (
    name:
      | "names"
      | "synonyms"
      | "advice"
      | "urgency"
      | "category"
      | "trade"
      | "places"
      | "clocks"
      | "questions"
      | "switched",
  ) => string;
  word: (group: string, value: string) => string;
  choices: CatalogueChoices | undefined;
  /** What stands where nothing is otherwise than in the catalogue. */
  nothing: string;
}

/** A change line by line, so that two of them can be compared. */
export function describe(change: ProblemChange, { field, word, choices, nothing }: Telling): string {
  const lines: string[] = [];
  if (change.switched) lines.push(`${field("switched")}: ${word("switched", change.switched)}`);
  for (const row of ["names", "synonyms", "advice"] as const) {
    for (const [language, text] of Object.entries(change[row]).sort(([one], [other]) => one.localeCompare(other))) {
      for (const each of typeof text === "string" ? [text] : text) lines.push(`${field(row)}, ${language}: ${each}`);
    }
  }
  if (change.urgency) lines.push(`${field("urgency")}: ${word("urgency", change.urgency)}`);
  const groups = [
    ["category", change.category ? [change.category] : [], choices?.categories],
    ["trade", change.trade ? [change.trade] : [], choices?.trades],
    ["places", change.places, choices?.places],
    ["questions", change.questions, choices?.questions],
  ] as const;
  for (const [name, keys, known] of groups) {
    const said = keys.map((key) => known?.find((one) => one.key === key)?.text ?? key);
    if (said.length) lines.push(`${field(name)}: ${said.join(", ")}`);
  }
  const clocks = change.clocks.map((key) => {
    const rule = choices?.clocks.find((one) => one.key === key);
    return rule ? word("clock", rule.kind) : key;
  });
  if (clocks.length) lines.push(`${field("clocks")}: ${clocks.join(", ")}`);
  return lines.join("\n") || nothing;
}
