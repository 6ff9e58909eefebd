import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Modal, Space } from "antd";
import { useState } from "react";
import type { Action, Ticket } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";

/** Actions that the domain does not take without a reason. */
const WITH_REASON: ReadonlySet<Action> = new Set(["defer", "hand_over", "decline", "reopen"]);
/** Needs somebody to be chosen, which this desk cannot do yet. */
const NOT_HERE: ReadonlySet<Action> = new Set(["register", "assign"]);

/** What may be done to the ticket now, as buttons; when somebody was quicker, what can be done instead. */
export function Actions({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts();
  const explain = useExplain();
  const [asking, setAsking] = useState<Action>();
  const { act, busy, error, forget } = useAct(ticket);
  const choose = (action: Action) => (WITH_REASON.has(action) ? setAsking(action) : act(action, ""));
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
          onCancel={() => setAsking(undefined)}
          onReason={(reason) => {
            setAsking(undefined);
            act(asking, reason);
          }}
        />
      )}
    </div>
  );
}

interface AskProps {
  action: Action;
  onReason: (reason: string) => void;
  onCancel: () => void;
}

function AskReason({ action, onReason, onCancel }: AskProps) {
  const { t, word } = useTexts();
  const [reason, setReason] = useState("");
  return (
    <Modal
      open
      title={t("ticket.reason.for", { action: word("action", action) })}
      okText={word("action", action)}
      cancelText={t("ticket.cancel")}
      okButtonProps={{ disabled: !reason.trim() }}
      onOk={() => onReason(reason.trim())}
      onCancel={onCancel}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t("ticket.reason.hint")}
        aria-label={t("ticket.reason")}
      />
    </Modal>
  );
}

function useAct({ company, number }: Ticket) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const { mutate, isPending, variables, error, reset } = useMutation({
    mutationFn: ({ action, reason }: { action: Action; reason: string }) => api.act(company, number, action, reason),
    // Refused or not, the truth is what the API says next.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["ticket", company, number] }),
        queries.invalidateQueries({ queryKey: ["journal", company, number] }),
        queries.invalidateQueries({ queryKey: ["tickets", company] }),
      ]),
  });
  return {
    act: (action: Action, reason: string) => mutate({ action, reason }),
    busy: isPending ? variables.action : undefined,
    error,
    forget: reset,
  };
}
