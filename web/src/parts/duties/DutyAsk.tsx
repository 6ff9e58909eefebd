import { DutyResult } from "./DutyResult";
import { Give } from "./Give";
import { PutOff } from "./PutOff";
import type { CompanyDuty } from "./queries";

/** What can be done about a duty besides calling; "cancel" is for calls put off alone. */
export const DUTY_STEPS = ["done", "put_off", "give", "cancel"] as const;
export type DutyHow = (typeof DUTY_STEPS)[number];

/** Which of them a duty has. */
export const stepsOf = ({ kind }: CompanyDuty): readonly DutyHow[] =>
  DUTY_STEPS.filter((how) => how !== "cancel" || kind === "deferred");

/** The form of one of them. */
export function DutyAsk({ duty, how, onDone }: { duty: CompanyDuty; how: DutyHow; onDone: () => void }) {
  if (how === "put_off") return <PutOff duty={duty} onDone={onDone} />;
  if (how === "give") return <Give duty={duty} onDone={onDone} />;
  return <DutyResult duty={duty} how={how} onDone={onDone} />;
}
