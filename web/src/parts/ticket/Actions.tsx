import { Alert, Button, Space } from "antd";
import { type ComponentType, useState } from "react";
import type { Action, Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { AskReason } from "./AskReason";
import { ChooseExecutor } from "./ChooseExecutor";
import { CorrectDialog } from "./CorrectDialog";
import { MergeDialog } from "./MergeDialog";
import { PauseDialog } from "./PauseDialog";
import { useTicketChange } from "./use_ticket_change";

/** Actions that the domain does not take without a reason. */
const WITH_REASON: ReadonlySet<Action> = new Set(["defer", "hand_over", "decline", "reopen"]);

type DialogView = ComponentType<{ ticket: Ticket; onDone: () => void }>;
type DialogName = "assign" | "merge" | "correct" | "pause";

const DIALOGS: Record<DialogName, DialogView> = {
  assign: ChooseExecutor,
  merge: MergeDialog,
  correct: CorrectDialog,
  pause: PauseDialog,
};

/** What may be done to the ticket now, as buttons; when somebody was quicker, what can be done instead. */
export function Actions({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts("parts/ticket");
  const { api } = useDozor();
  const { company, number, allowed, edits = [] } = ticket;
  const [asking, setAsking] = useState<Action | DialogName>();
  const { run, busy, trouble, forget } = useTicketChange(ticket);
  const act = (action: Action) => void run(() => api.act(company, number, action, {}), action);
  const asks = (action: Action) => WITH_REASON.has(action) || action in DIALOGS;
  const clocks = ticket.clocks.filter(({ stopped_at }) => stopped_at === null);
  const done = () => setAsking(undefined);
  const View = asking && asking in DIALOGS ? DIALOGS[asking as DialogName] : undefined;
  return (
    <div className="ticket-actions">
      {trouble && <Alert type="error" showIcon title={trouble} closable={{ onClose: forget }} />}
      <Space wrap size="small" role="group" aria-label={t("ticket.actions")}>
        {allowed.map((action) => (
          <Button
            key={action}
            size="small"
            loading={busy === action}
            onClick={() => (asks(action) ? setAsking(action) : act(action))}
          >
            {word("action", action)}
            {asks(action) && "…"}
          </Button>
        ))}
        {(edits.includes("correct") || edits.includes("set_cost")) && (
          <Button size="small" onClick={() => setAsking("correct")}>
            {t("ticket.correct")}…
          </Button>
        )}
        {edits.includes("pause_clock") && clocks.some(({ paused }) => !paused) && (
          <Button size="small" onClick={() => setAsking("pause")}>
            {t("ticket.pause")}…
          </Button>
        )}
        {edits.includes("resume_clock") && clocks.some(({ paused }) => paused) && (
          <Button
            size="small"
            loading={busy === "resume"}
            onClick={() => void run(() => api.resumeClocks(company, number), "resume")}
          >
            {t("ticket.resume")}
          </Button>
        )}
      </Space>
      {View && <View ticket={ticket} onDone={done} />}
      {asking && !View && <AskReason ticket={ticket} action={asking as Action} onDone={done} />}
    </div>
  );
}
