import { Input, Radio } from "antd";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { giveMark } from "./changes";
import { Dialog } from "./Dialog";
import { useTicketChange } from "./use_ticket_change";

const MARKS = [1, 2, 3, 4, 5];

/** How satisfied the resident is, and what they said of it. */
export function MarkDialog({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t, word } = useTexts("parts/ticket");
  const change = useTicketChange(ticket, { opened: true, onDone });
  const [mark, setMark] = useState(ticket.mark ?? 0);
  const [comment, setComment] = useState("");
  return (
    <Dialog
      company={ticket.company}
      title={t("ticket.mark")}
      okText={t("app.save")}
      ready={mark > 0}
      change={change}
      onOk={() => void change.run(giveMark(mark, comment.trim()))}
      onCancel={onDone}
    >
      <Radio.Group
        aria-label={t("ticket.mark")}
        optionType="button"
        value={mark}
        onChange={(event) => setMark(event.target.value as number)}
        options={MARKS.map((value) => ({ value, label: `${value} · ${word("mark", String(value))}` }))}
      />
      <Input.TextArea
        rows={2}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        placeholder={t("ticket.mark.comment")}
        aria-label={t("ticket.mark.comment")}
      />
    </Dialog>
  );
}
