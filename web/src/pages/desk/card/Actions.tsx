import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Modal, Space } from "antd";
import { useState } from "react";
import type { ActionDetails } from "~/api/dozor";
import type { Action, Ticket } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { useDesk, useZone } from "../desk_context";

/** Actions that the domain does not take without a reason. */
const WITH_REASON: ReadonlySet<Action> = new Set(["defer", "hand_over", "decline", "reopen"]);
/** Needs somebody or another ticket to be chosen, which this desk cannot do yet. */
const NOT_HERE: ReadonlySet<Action> = new Set(["register", "assign", "merge"]);
const TOMORROW = 24 * 3_600_000;

/** What may be done to the ticket now, as buttons; when somebody was quicker, what can be done instead. */
export function Actions({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts();
  const explain = useExplain();
  const [asking, setAsking] = useState<Action>();
  const { act, busy, error, forget } = useAct(ticket);
  const choose = (action: Action) => (WITH_REASON.has(action) ? setAsking(action) : act(action, {}));
  return (
    <div className="ticket-actions">
      {error && <Alert type="error" showIcon title={explain(error)} closable={{ onClose: forget }} />}
      <Space wrap size="small" role="group" aria-label={t("ticket.actions")}>
        {ticket.allowed
          .filter((action) => !NOT_HERE.has(action))
          .map((action) => (
            <Button key={action} size="small" loading={busy === action} onClick={() => choose(action)}>
              {word("action", action)}
            </Button>
          ))}
      </Space>
      {asking && (
        <AskReason
          action={asking}
          company={ticket.company}
          onCancel={() => setAsking(undefined)}
          onDetails={(details) => {
            setAsking(undefined);
            act(asking, details);
          }}
        />
      )}
    </div>
  );
}

interface AskProps {
  action: Action;
  company: string;
  onDetails: (details: ActionDetails) => void;
  onCancel: () => void;
}

/** Why; until when it is put off; to whom it is handed over. */
function AskReason({ action, company, onDetails, onCancel }: AskProps) {
  const { t, word } = useTexts();
  const zone = useZone(company);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => toLocal(Date.now() + TOMORROW, zone));
  const [to, setTo] = useState("");
  const asksUntil = action === "defer";
  const asksTo = action === "hand_over";
  const ready = reason.trim() && (!asksUntil || until) && (!asksTo || to.trim());
  return (
    <Modal
      open
      title={t("ticket.reason.for", { action: word("action", action) })}
      okText={word("action", action)}
      cancelText={t("ticket.cancel")}
      okButtonProps={{ disabled: !ready }}
      onOk={() =>
        onDetails({
          reason: reason.trim(),
          ...(asksUntil && { until: fromLocal(until, zone) }),
          ...(asksTo && { to: to.trim() }),
        })
      }
      onCancel={onCancel}
    >
      <Space orientation="vertical" className="ask-reason">
        {asksUntil && (
          <Input
            type="datetime-local"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            aria-label={t("ticket.until")}
          />
        )}
        {asksTo && (
          <Input
            value={to}
            onChange={(event) => setTo(event.target.value)}
            placeholder={t("ticket.hand_over_to")}
            aria-label={t("ticket.hand_over_to")}
          />
        )}
        <Input.TextArea
          autoFocus
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t("ticket.reason.hint")}
          aria-label={t("ticket.reason")}
        />
      </Space>
    </Modal>
  );
}

function useAct({ company, number }: Ticket) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const { mutate, isPending, variables, error, reset } = useMutation({
    mutationFn: ({ action, details }: { action: Action; details: ActionDetails }) =>
      api.act(company, number, action, details),
    // Refused or not, the truth is what the API says next.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["ticket", company, number] }),
        queries.invalidateQueries({ queryKey: ["journal", company, number] }),
        queries.invalidateQueries({ queryKey: ["tickets", company] }),
      ]),
  });
  return {
    act: (action: Action, details: ActionDetails) => mutate({ action, details }),
    busy: isPending ? variables.action : undefined,
    error,
    forget: reset,
  };
}
