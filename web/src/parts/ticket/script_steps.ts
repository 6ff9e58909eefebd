import type { JournalEntry } from "~/api/types";

/** One step of a script as the journal keeps it. */
export interface ScriptStepTold {
  key: string;
  asked: string;
  answered: string;
}

const ASKED = /^asked_(\d+)$/;
const BOTH = /^step_(\d+)$/; // as it was kept at first, both in one
const BETWEEN = " — ";

/** Questions and answers of an entry that tells of a script, in the order in which they were asked. */
export function readSteps(details: JournalEntry["details"]): ScriptStepTold[] {
  return Object.entries(details)
    .flatMap(([name, said]) => {
      const number = ASKED.exec(name)?.[1];
      if (number) return [{ key: number, asked: said, answered: details[`answered_${number}`] ?? "" }];
      const place = BOTH.exec(name)?.[1];
      const at = said.lastIndexOf(BETWEEN);
      return place && at > 0
        ? [{ key: place, asked: said.slice(0, at), answered: said.slice(at + BETWEEN.length) }]
        : [];
    })
    .sort((one, other) => Number(one.key) - Number(other.key));
}
