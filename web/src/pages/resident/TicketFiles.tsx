import { type ChangeEvent, useState } from "react";
import { useTexts } from "~/texts";
import type { ViewProps } from "./TicketView";

/** The resident's own files, and a button for one more. */
export function TicketFiles({ shown, api, resident }: ViewProps) {
  const { t } = useTexts("resident");
  const [sending, setSending] = useState(false);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    setSending(true);
    const key = crypto.randomUUID();
    void resident
      .run(async () => {
        await api.attach(shown.ticket.number, file, key);
        return undefined;
      })
      .finally(() => setSending(false));
  };
  return (
    <section className="resident-files">
      {shown.attachments.length > 0 && <h3>{t("resident.files")}</h3>}
      <ul>
        {shown.attachments.map((file) => (
          <li key={file.id} data-state={file.state}>
            {file.link ? <a href={file.link}>{file.name}</a> : file.name}
            {file.state === "waiting" && <span className="quiet"> {t("resident.checking")}</span>}
            {file.state === "refused" && <span className="bad"> {t("resident.refused", { reason: file.reason })}</span>}
          </li>
        ))}
      </ul>
      <label className="resident-photo">
        {t(sending ? "resident.uploading" : "resident.photo")}
        <input
          type="file"
          accept="image/*,video/mp4,video/quicktime,application/pdf"
          disabled={sending}
          onChange={choose}
        />
      </label>
    </section>
  );
}
