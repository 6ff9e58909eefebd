import { Checkbox, Input, InputNumber } from "antd";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { report } from "./changes";
import { Dialog } from "./Dialog";
import { useAttachments } from "./queries";
import { useTicketChange } from "./use_ticket_change";

/** What was done, how long it took, and which photos show it; the last word counts. */
export function ReportDialog({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTexts("parts/ticket");
  const change = useTicketChange(ticket, { opened: true, onDone });
  const { data } = useAttachments(ticket.company, ticket.number);
  const photos = (data?.items ?? []).filter(
    ({ state, media_type }) => state === "ready" && media_type.startsWith("image/"),
  );
  const [text, setText] = useState(ticket.report?.text ?? "");
  const [minutes, setMinutes] = useState(ticket.report?.minutes ?? 0);
  const [chosen, setChosen] = useState<readonly string[]>(ticket.report?.photos ?? []);
  return (
    <Dialog
      company={ticket.company}
      title={t("ticket.report")}
      okText={t("app.save")}
      ready={Boolean(text.trim())}
      change={change}
      onOk={() => void change.run(report(text.trim(), minutes, chosen))}
      onCancel={onDone}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t("ticket.report.text")}
        aria-label={t("ticket.report.text")}
      />
      <InputNumber
        min={0}
        max={100_000}
        value={minutes}
        onChange={(value) => setMinutes(value ?? 0)}
        suffix={t("ticket.report.minutes")}
        aria-label={t("ticket.report.minutes")}
      />
      {photos.length > 0 && (
        <Checkbox.Group
          aria-label={t("ticket.report.photos")}
          value={[...chosen]}
          onChange={setChosen}
          options={photos.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Dialog>
  );
}
