import { Button, Space } from "antd";
import { type ComponentType, useState } from "react";
import type { Action, Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { AskReason } from "./AskReason";
import { ChangeTrouble } from "./ChangeTrouble";
import { ChooseExecutor } from "./ChooseExecutor";
import { takeAction } from "./changes";
import { EDIT_NAMES, Edits } from "./Edits";
import { MergeDialog } from "./MergeDialog";
import { sortActions } from "./next_first";
import { useKeys } from "./use_keys";
import { useTicketChange } from "./use_ticket_change";

/** Actions that the domain does not take without a reason. */
const WITH_REASON: ReadonlySet<Action> = new Set(["defer", "hand_over", "decline", "reopen", "refuse"]);

type DialogView = ComponentType<{ ticket: Ticket; onDone: () => void }>;

const DIALOGS: Partial<Record<Action, DialogView>> = { assign: ChooseExecutor, merge: MergeDialog };

const asks = (action: Action) => WITH_REASON.has(action) || action in DIALOGS;

interface Props {
  ticket: Ticket;
  /** Whether 1 to 9 press the buttons. */
  keyed?: boolean;
  /** Whether what is written down about the ticket stands beside what leads it on; else the page has it elsewhere. */
  withEdits?: boolean;
}

/** What may be done to the ticket now, as buttons; when somebody was quicker, what they did. Nothing for who may only read. */
export function Actions({ ticket, keyed = false, withEdits = false }: Props) {
  const { t, word } = useTexts("parts/ticket");
  const { may } = useDozor();
  const [asking, setAsking] = useState<Action>();
  const change = useTicketChange(ticket);
  const press = (action: Action) => (asks(action) ? setAsking(action) : void change.run(takeAction(action)));
  const offered = may("tickets.write") ? sortActions(ticket.allowed) : [];
  const keys = keyed ? offered.slice(0, 9) : [];
  useKeys(Object.fromEntries(keys.map((action, place) => [String(place + 1), () => press(action)])));
  if (!may("tickets.write")) return null;
  const View = asking && DIALOGS[asking];
  const done = () => setAsking(undefined);
  return (
    <div className="ticket-actions">
      <ChangeTrouble company={ticket.company} change={change} />
      <Space wrap size="small" role="group" aria-label={t("ticket.actions")}>
        {offered.map((action, place) => (
          <Button
            key={action}
            size="small"
            type={place === 0 ? "primary" : "default"}
            loading={change.busy === action}
            aria-keyshortcuts={keys.includes(action) ? String(place + 1) : undefined}
            onClick={() => press(action)}
          >
            {word("action", action)}
            {asks(action) && "…"}
            {keys.includes(action) && (
              <span className="key" aria-hidden="true">
                {place + 1}
              </span>
            )}
          </Button>
        ))}
        {withEdits && <Edits ticket={ticket} names={EDIT_NAMES} />}
      </Space>
      {View && <View ticket={ticket} onDone={done} />}
      {asking && !View && <AskReason ticket={ticket} action={asking} onDone={done} />}
    </div>
  );
}
