import { Button, Input, Space } from "antd";
import { type FormEvent, useState } from "react";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { ChangeTrouble } from "./ChangeTrouble";
import { writeNote } from "./changes";
import { useTicketChange } from "./use_ticket_change";

/** Something worth knowing, straight into the journal; Enter sends it. */
export function AddNote({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const change = useTicketChange(ticket);
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await change.run(writeNote(text.trim())))) setText("");
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
        <Button htmlType="submit" loading={change.busy !== undefined} disabled={!text.trim()}>
          {t("ticket.note.add")}
        </Button>
      </Space.Compact>
      <ChangeTrouble company={ticket.company} change={change} />
    </form>
  );
}
