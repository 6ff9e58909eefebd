import type { DiagnosisAsked, Guide, ScriptStep } from "~/api/guides";

export type Answer = DiagnosisAsked["answers"][number];

/** One step that was answered. */
export interface Taken {
  step: ScriptStep;
  /** The words of the answer. */
  answered: string;
}

export interface Walk {
  taken: Taken[];
  /** Where these answers lead; nothing when the guide has no script. */
  here: ScriptStep | undefined;
}

/** Where a script stands after these answers. Answers that no longer fit (the guide was changed meanwhile) are left out. */
export function walk(guide: Pick<Guide, "steps">, answers: readonly Answer[]): Walk {
  const steps = new Map(guide.steps.map((step) => [step.key, step]));
  const taken: Taken[] = [];
  let here = guide.steps[0];
  for (const answer of answers) {
    const chosen = here?.key === answer.step ? here.choices.find(({ key }) => key === answer.choice) : undefined;
    if (!here || !chosen) break;
    taken.push({ step: here, answered: chosen.text });
    here = steps.get(chosen.to);
  }
  return { taken, here };
}

/** The answers and one more; without `choice` without the last one. */
export function answer(answers: readonly Answer[], here: ScriptStep | undefined, choice?: string): Answer[] {
  if (choice === undefined || !here) return answers.slice(0, -1);
  return [...answers, { step: here.key, choice }];
}

/** Whether the script is over at that step. */
export const isEnd = (step: ScriptStep | undefined) => step?.kind === "simple" || step?.kind === "engineer";

/** What a key does: a number chooses that answer, Backspace takes the last one back. */
export function keyMeans(key: string, here: ScriptStep | undefined): { choice: string } | "back" | undefined {
  if (key === "Backspace") return "back";
  const chosen = /^[1-9]$/.test(key) ? here?.choices[Number(key) - 1] : undefined;
  return chosen && { choice: chosen.key };
}
