import { Alert, Button, Popconfirm, Tag } from "antd";
import { type ChangeEvent, useId } from "react";
import type { Attachment, Ticket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useAttachments } from "./queries";
import { useTicketChange } from "./use_ticket_change";

const COLOURS: Record<Attachment["state"], string> = {
  waiting: "processing",
  ready: "green",
  refused: "red",
  removed: "default",
};

/** Files of a ticket, those of the executor's report marked; another one is attached, a wrong one removed. */
export function Files({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { api } = useDozor();
  const { company, number } = ticket;
  const { data } = useAttachments(company, number);
  const { run, busy, trouble } = useTicketChange(ticket);
  const input = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    const key = crypto.randomUUID();
    if (file) void run(() => api.attach(company, number, file, key), "attach");
  };
  const remove = (id: string) => void run(() => api.removeAttachment(company, number, id, ""), id);
  return (
    <section className="ticket-files" aria-label={t("files.title")}>
      {trouble && <Alert type="error" title={trouble} />}
      {data?.items.length === 0 && <p className="quiet">{t("files.none")}</p>}
      <ul>
        {data?.items.map((file) => (
          <File
            key={file.id}
            file={file}
            company={company}
            reported={ticket.report?.photos.includes(file.id) ?? false}
            busy={busy === file.id}
            onRemove={() => remove(file.id)}
          />
        ))}
      </ul>
      <label htmlFor={input} className="file-choice">
        {busy === "attach" ? t("files.sending") : t("files.attach")}
      </label>
      <input id={input} type="file" className="file-input" disabled={busy !== undefined} onChange={choose} />
    </section>
  );
}

interface FileProps {
  file: Attachment;
  company: string;
  /** Whether it belongs to the executor's report. */
  reported: boolean;
  busy: boolean;
  onRemove: () => void;
}

function File({ file, company, reported, busy, onRemove }: FileProps) {
  const { t, word } = useTexts("parts/ticket");
  const zone = useZone(company);
  const { name, media_type, state, by, asked_at, reason, link } = file;
  return (
    <li data-state={state}>
      {link && media_type.startsWith("image/") && <img src={link} alt={name} loading="lazy" />}
      <div>
        {link ? (
          <a href={link} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          <span>{name}</span>
        )}{" "}
        <Tag color={COLOURS[state]}>{t(`file.${state}`)}</Tag>
        {reported && <Tag color="blue">{t("files.reported")}</Tag>}
        <div className="quiet">
          {by.name || word("actor", by.kind)} · <Moment at={asked_at} zone={zone} />
        </div>
        {reason && <div className="clock overdue">{reason}</div>}
      </div>
      {(state === "ready" || state === "waiting") && (
        <Popconfirm
          title={t("files.remove.sure")}
          okText={t("files.remove")}
          cancelText={t("ticket.cancel")}
          onConfirm={onRemove}
        >
          <Button size="small" type="text" danger loading={busy}>
            {t("files.remove")}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
