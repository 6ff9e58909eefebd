import { Input } from "antd";
import { useState } from "react";
import type { ClockFull, Ticket } from "~/api/types";
import { useZone } from "~/app/dozor_context";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { agreeLimit } from "./changes";
import { Dialog } from "./Dialog";
import { useTicketChange } from "./use_ticket_change";

interface Props {
  ticket: Ticket;
  clock: ClockFull;
  onDone: () => void;
}

const DAY = 24 * 3_600_000;

/** Another limit, to which the resident has agreed. */
export function AgreeDialog({ ticket, clock, onDone }: Props) {
  const { t, word } = useTexts("parts/ticket");
  const zone = useZone(ticket.company);
  const change = useTicketChange(ticket, { opened: true, onDone });
  const [until, setUntil] = useState(() => toLocal(Math.max(Date.now(), Date.parse(clock.limit_at)) + DAY, zone));
  const [reason, setReason] = useState("");
  return (
    <Dialog
      company={ticket.company}
      title={`${t("ticket.agree")}: ${word("clock", clock.kind)}`}
      okText={t("app.save")}
      ready={Boolean(until && reason.trim())}
      change={change}
      onOk={() => void change.run(agreeLimit(clock.kind, fromLocal(until, zone), reason.trim()))}
      onCancel={onDone}
    >
      <MomentInput
        zone={zone}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
        aria-label={t("ticket.until")}
      />
      <Input.TextArea
        autoFocus
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t("ticket.agree.hint")}
        aria-label={t("ticket.reason")}
      />
    </Dialog>
  );
}
