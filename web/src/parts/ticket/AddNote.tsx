import { Button, Input, Space } from "antd";
import { type FormEvent, useState } from "react";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { useTicketChange } from "./use_ticket_change";

/** Something worth knowing, straight into the journal; Enter sends it. */
export function AddNote({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { api } = useDozor();
  const { company, number } = ticket;
  const { run, busy, trouble } = useTicketChange(ticket);
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await run(() => api.note(company, number, text.trim())))) setText("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Space.Compact block size="small">
        <Input
          aria-label={t("ticket.note")}
          placeholder={t("ticket.note.hint")}
          autoComplete="off"
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" loading={busy !== undefined} disabled={!text.trim()}>
          {t("ticket.note.add")}
        </Button>
      </Space.Compact>
      {trouble && <p className="clock overdue">{trouble}</p>}
    </form>
  );
}
