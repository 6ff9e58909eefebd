import { Input } from "antd";
import { useState } from "react";
import type { Action, Ticket } from "~/api/types";
import { useZone } from "~/app/dozor_context";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { takeAction } from "./changes";
import { Dialog } from "./Dialog";
import { useTicketChange } from "./use_ticket_change";

const TOMORROW = 24 * 3_600_000;

/** Why; until when it is put off; to whom it is handed over. */
export function AskReason({ ticket, action, onDone }: { ticket: Ticket; action: Action; onDone: () => void }) {
  const { t, word } = useTexts("parts/ticket");
  const { company } = ticket;
  const zone = useZone(company);
  const change = useTicketChange(ticket, { opened: true, onDone });
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => toLocal(Date.now() + TOMORROW, zone));
  const [to, setTo] = useState("");
  const asksUntil = action === "defer";
  const asksTo = action === "hand_over";
  const details = {
    reason: reason.trim(),
    ...(asksUntil && { until: fromLocal(until, zone) }),
    ...(asksTo && { to: to.trim() }),
  };
  return (
    <Dialog
      company={company}
      title={t("ticket.reason.for", { action: word("action", action) })}
      okText={word("action", action)}
      ready={Boolean(reason.trim() && (!asksUntil || until) && (!asksTo || to.trim()))}
      change={change}
      onOk={() => void change.run(takeAction(action, details))}
      onCancel={onDone}
    >
      {asksUntil && (
        <MomentInput
          zone={zone}
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
    </Dialog>
  );
}
