import type { ChangeEvent } from "react";
import type { Attachment } from "~/api/types";
import { useTexts } from "~/texts";

interface Props {
  files: readonly Attachment[];
  sending: boolean;
  disabled: boolean;
  onAttach: (file: File) => void;
}

/** What has been attached to the ticket, and a button that opens the camera. */
export function WorkPhotos({ files, sending, disabled, onAttach }: Props) {
  const { t } = useTexts("work");
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = ""; // the same file may be chosen again after it was refused
    if (file) onAttach(file);
  };
  return (
    <section className="work-photos">
      <ul aria-label={t("files.title")}>
        {files.map(({ id, name, state, link, reason }) => (
          <li key={id} data-state={state}>
            {link ? <a href={link}>{name}</a> : name}
            {state === "waiting" && <span className="quiet"> {t("files.waiting")}</span>}
            {state === "refused" && <span className="work-trouble"> {t("files.refused", { reason })}</span>}
          </li>
        ))}
      </ul>
      <label className="work-photo">
        {sending ? t("files.sending") : t("work.photo")}
        <input type="file" accept="image/*" capture="environment" disabled={disabled} onChange={choose} />
      </label>
    </section>
  );
}
