import { Button, Space } from "antd";
import { type ComponentType, useState } from "react";
import type { Action, Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { AskReason } from "./AskReason";
import { ChangeTrouble } from "./ChangeTrouble";
import { ChooseExecutor } from "./ChooseExecutor";
import { CorrectDialog } from "./CorrectDialog";
import { resumeClocks, takeAction } from "./changes";
import { MarkDialog } from "./MarkDialog";
import { MergeDialog } from "./MergeDialog";
import { PauseDialog } from "./PauseDialog";
import { ReportDialog } from "./ReportDialog";
import { useKeys } from "./use_keys";
import { useTicketChange } from "./use_ticket_change";

/** Actions that the domain does not take without a reason. */
const WITH_REASON: ReadonlySet<Action> = new Set(["defer", "hand_over", "decline", "reopen", "refuse"]);

type DialogView = ComponentType<{ ticket: Ticket; onDone: () => void }>;
type DialogName = "assign" | "merge" | "correct" | "pause" | "report" | "mark";

const DIALOGS: Record<DialogName, DialogView> = {
  assign: ChooseExecutor,
  merge: MergeDialog,
  correct: CorrectDialog,
  pause: PauseDialog,
  report: ReportDialog,
  mark: MarkDialog,
};

interface Props {
  ticket: Ticket;
  /** Whether 1 to 9 press the buttons that lead the ticket on, c corrects and p pauses. */
  keyed?: boolean;
}

/** What may be done to the ticket now, as buttons; when somebody was quicker, what can be done instead. Nothing for who may only read. */
export function Actions({ ticket, keyed = false }: Props) {
  const { t, word } = useTexts("parts/ticket");
  const { may } = useDozor();
  const { company, allowed, edits = [] } = ticket;
  const [asking, setAsking] = useState<Action | DialogName>();
  const change = useTicketChange(ticket);
  const asks = (action: Action) => WITH_REASON.has(action) || action in DIALOGS;
  const press = (action: Action) => (asks(action) ? setAsking(action) : void change.run(takeAction(action)));
  const extras = may("tickets.write") ? extrasOf(ticket) : [];
  const resumes =
    may("tickets.write") && edits.includes("resume_clock") && running(ticket).some(({ paused }) => paused);
  const leading = may("tickets.write") ? allowed : [];
  useKeys(
    keyed
      ? {
          ...Object.fromEntries(leading.slice(0, 9).map((action, place) => [String(place + 1), () => press(action)])),
          c: extras.includes("correct") ? () => setAsking("correct") : undefined,
          p: extras.includes("pause") ? () => setAsking("pause") : undefined,
        }
      : {},
  );
  if (!leading.length && !extras.length && !resumes) return null;
  const View = asking && asking in DIALOGS ? DIALOGS[asking as DialogName] : undefined;
  const done = () => setAsking(undefined);
  return (
    <div className="ticket-actions">
      <ChangeTrouble company={company} change={change} />
      <Space wrap size="small" role="group" aria-label={t("ticket.actions")}>
        {leading.map((action, place) => (
          <Button
            key={action}
            size="small"
            type={place === 0 ? "primary" : "default"}
            loading={change.busy === action}
            aria-keyshortcuts={keyed && place < 9 ? String(place + 1) : undefined}
            onClick={() => press(action)}
          >
            {word("action", action)}
            {asks(action) && "…"}
            {keyed && place < 9 && <span className="key" aria-hidden="true">{place + 1}</span>}
          </Button>
        ))}
        {extras.map((name) => (
          <Button key={name} size="small" onClick={() => setAsking(name)}>
            {t(`ticket.${name}`)}…
          </Button>
        ))}
        {resumes && (
          <Button size="small" loading={change.busy === "resume_clock"} onClick={() => void change.run(resumeClocks())}>
            {t("ticket.resume")}
          </Button>
        )}
      </Space>
      {View && <View ticket={ticket} onDone={done} />}
      {asking && !View && <AskReason ticket={ticket} action={asking as Action} onDone={done} />}
    </div>
  );
}

const running = ({ clocks }: Ticket) => clocks.filter(({ stopped_at }) => stopped_at === null);

/** What is written down about it while it stays where it is, in a dialog each. */
function extrasOf(ticket: Ticket): ("correct" | "pause" | "report" | "mark")[] {
  const { edits = [] } = ticket;
  return [
    ...(edits.includes("correct") || edits.includes("set_cost") ? (["correct"] as const) : []),
    ...(edits.includes("pause_clock") && running(ticket).some(({ paused }) => !paused) ? (["pause"] as const) : []),
    ...(edits.includes("report") ? (["report"] as const) : []),
    ...(edits.includes("mark") ? (["mark"] as const) : []),
  ];
}
