import { Button } from "antd";
import { type ComponentType, useState } from "react";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { ChangeTrouble } from "./ChangeTrouble";
import { CorrectDialog } from "./CorrectDialog";
import { resumeClocks } from "./changes";
import { MarkDialog } from "./MarkDialog";
import { PauseDialog } from "./PauseDialog";
import { ReportDialog } from "./ReportDialog";
import { useKeys } from "./use_keys";
import { useTicketChange } from "./use_ticket_change";

/** What is written down about a ticket while it stays where it is. */
export type EditName = "correct" | "pause" | "resume" | "report" | "mark";
export const EDIT_NAMES: readonly EditName[] = ["correct", "pause", "resume", "report", "mark"];

type DialogView = ComponentType<{ ticket: Ticket; onDone: () => void }>;

const DIALOGS: Record<Exclude<EditName, "resume">, DialogView> = {
  correct: CorrectDialog,
  pause: PauseDialog,
  report: ReportDialog,
  mark: MarkDialog,
};

interface Props {
  ticket: Ticket;
  names: readonly EditName[];
  /** Which key opens which. */
  keys?: Partial<Record<EditName, string>>;
}

/** Those of them that are possible now, as buttons; nothing for who may only read. */
export function Edits({ ticket, names, keys = {} }: Props) {
  const { t } = useTexts("parts/ticket");
  const { may } = useDozor();
  const [asking, setAsking] = useState<keyof typeof DIALOGS>();
  const change = useTicketChange(ticket);
  const offered = may("tickets.write") ? names.filter((name) => isPossible(name, ticket)) : [];
  const press = (name: EditName) => (name === "resume" ? void change.run(resumeClocks(), "resume") : setAsking(name));
  useKeys(Object.fromEntries(offered.flatMap((name) => (keys[name] ? [[keys[name], () => press(name)]] : []))));
  const View = asking && DIALOGS[asking];
  return (
    <>
      <ChangeTrouble company={ticket.company} change={change} />
      {offered.map((name) => (
        <Button
          key={name}
          size="small"
          loading={change.busy === name}
          aria-keyshortcuts={keys[name]}
          onClick={() => press(name)}
        >
          {t(`ticket.${name}`)}
          {name !== "resume" && "…"}
        </Button>
      ))}
      {View && <View ticket={ticket} onDone={() => setAsking(undefined)} />}
    </>
  );
}

function isPossible(name: EditName, { edits = [], clocks }: Ticket): boolean {
  const running = clocks.filter(({ stopped_at }) => stopped_at === null);
  const table: Record<EditName, boolean> = {
    correct: edits.includes("correct") || edits.includes("set_cost"),
    pause: edits.includes("pause_clock") && running.some(({ paused }) => !paused),
    resume: edits.includes("resume_clock") && running.some(({ paused }) => paused),
    report: edits.includes("report"),
    mark: edits.includes("mark"),
  };
  return table[name];
}
