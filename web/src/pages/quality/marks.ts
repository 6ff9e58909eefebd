import type { Evaluation, EvaluationForm, FormQuestion, Mark, MarkValue } from "~/api/quality";

/** What is marked so far, by question. */
export type Marks = Readonly<Record<string, Mark>>;

const WORTH: Partial<Record<MarkValue, number>> = { yes: 1, partly: 0.5, no: 0 };
/** Instead of a second of the recording: the mark is about the whole talk. */
export const UNPLACED = -1;

export const questionsOf = (form: EvaluationForm): FormQuestion[] =>
  form.sections.flatMap(({ questions }) => questions);

export const marksOf = ({ marks }: Evaluation): Marks => Object.fromEntries(marks.map((mark) => [mark.question, mark]));

/** What is left to be answered. */
export const unanswered = (form: EvaluationForm, marks: Marks): FormQuestion[] =>
  questionsOf(form).filter(({ key }) => !marks[key]);

/** What these marks are worth of 100, as far as they are given: the API counts the same when they are saved. */
export function scoreOf(form: EvaluationForm, marks: Marks): number {
  let [possible, earned] = [0, 0];
  for (const { key, weight, fatal } of questionsOf(form)) {
    const value = marks[key]?.value;
    if (fatal && value === "no") return 0;
    const worth = value && WORTH[value];
    if (worth === undefined) continue;
    possible += weight;
    earned += weight * worth;
  }
  return possible ? Math.floor((100 * earned) / possible + 0.5) : 0;
}

/** The marks with one changed; a comment or a place may be put down before the value is chosen. */
export function put(marks: Marks, question: string, change: Partial<Mark>): Marks {
  const before = marks[question] ?? { question, value: "yes", comment: "", at_second: UNPLACED };
  return { ...marks, [question]: { ...before, ...change } };
}
