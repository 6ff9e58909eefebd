import { Alert, Button, Popconfirm, Tag } from "antd";
import { type ChangeEvent, type DragEvent, useId, useState } from "react";
import type { Attachment, Ticket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { FilePreview } from "./FilePreview";
import { sizeOf } from "./file_size";
import { useAttachments } from "./queries";
import { useUploads } from "./use_uploads";

const COLOURS: Record<Attachment["state"], string> = {
  waiting: "processing",
  ready: "green",
  refused: "red",
  removed: "default",
};

/** Files of a ticket, those of the executor's report marked; another one is attached, dropped here or photographed, a wrong one removed. */
export function Files({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { may } = useDozor();
  const { company, number } = ticket;
  const { data } = useAttachments(company, number);
  const { files, attach, again, drop } = useUploads(ticket);
  const [over, setOver] = useState(false);
  const writes = may("tickets.write");
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    attach(event.dataTransfer.files);
  };
  const drags = writes && {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: take,
  };
  return (
    <section className={over ? "ticket-files over" : "ticket-files"} aria-label={t("files.title")} {...drags}>
      {data?.items.length === 0 && <p className="quiet">{t("files.none")}</p>}
      <ul>
        {data?.items.map((file) => (
          <FileRow key={file.id} file={file} ticket={ticket} removable={writes} />
        ))}
        {files.map((one) => (
          <li key={one.key}>
            <div>
              {one.file.name} <Tag color={one.trouble ? "red" : "processing"}>{one.trouble || t("files.sending")}</Tag>
            </div>
            {one.trouble && (
              <span>
                <Button size="small" onClick={() => void again(one)}>
                  {t("app.retry")}
                </Button>
                <Button size="small" type="text" onClick={() => drop(one.key)} aria-label={t("files.remove")}>
                  ✕
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <p className="file-choices">
          <FileChoice label={t("files.attach")} onChoose={attach} />
          <FileChoice label={t("files.photo")} onChoose={attach} camera />
          <span className="quiet files-drop">{t("files.drop")}</span>
        </p>
      )}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  /** Opens the camera, on a telephone. */
  camera?: boolean;
  onChoose: (files: File[]) => void;
}

function FileChoice({ label, camera = false, onChoose }: ChoiceProps) {
  const input = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = ""; // the same file again is a choice too
    onChoose(files);
  };
  return (
    <>
      <label htmlFor={input} className={camera ? "file-choice camera" : "file-choice"}>
        {label}
      </label>
      <input
        id={input}
        type="file"
        className="file-input"
        multiple={!camera}
        {...(camera && { accept: "image/*", capture: "environment" })}
        onChange={choose}
      />
    </>
  );
}

function FileRow({ file, ticket, removable }: { file: Attachment; ticket: Ticket; removable: boolean }) {
  const { t, word, language } = useTexts("parts/ticket");
  const zone = useZone(ticket.company);
  const { id, name, state, by, asked_at, reason, link } = file;
  const { unit, size } = sizeOf(file.size, language);
  const reported = ticket.report?.photos.includes(id) ?? false;
  return (
    <li data-state={state}>
      {link && <FilePreview file={file} />}
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
          {t(unit, { size })} · {by.name || word("actor", by.kind)} · <Moment at={asked_at} zone={zone} />
        </div>
        {reason && <div className="clock overdue">{reason}</div>}
      </div>
      {removable && (state === "ready" || state === "waiting") && <RemoveFile file={file} ticket={ticket} />}
    </li>
  );
}

function RemoveFile({ file: { id, name }, ticket: { company, number } }: { file: Attachment; ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { api } = useDozor();
  const explain = useExplain();
  const { refetch } = useAttachments(company, number);
  const [trouble, setTrouble] = useState("");
  const remove = async () => {
    setTrouble(await api.removeAttachment(company, number, id, "").then(() => "", explain));
    await refetch();
  };
  return (
    <>
      <Popconfirm
        title={t("files.remove.sure")}
        okText={t("files.remove")}
        cancelText={t("ticket.cancel")}
        onConfirm={remove}
      >
        <Button size="small" type="text" danger title={name}>
          {t("files.remove")}
        </Button>
      </Popconfirm>
      {trouble && <Alert type="error" title={trouble} />}
    </>
  );
}
