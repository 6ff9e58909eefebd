import { type ChangeEvent, useEffect, useMemo } from "react";
import type { Attachment } from "~/api/types";
import type { QueuedRequest } from "~/offline/request";
import { useTexts } from "~/texts";
import type { Photo } from "./steps";

interface Props {
  files: readonly Attachment[];
  /** Photos that have not been sent yet. */
  waiting: readonly QueuedRequest[];
  onAttach: (file: File) => void;
}

/** What has been attached to the ticket, what waits to be sent, and a button that opens the camera. */
export function WorkPhotos({ files, waiting, onAttach }: Props) {
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
          <li key={id} data-file={state}>
            {link ? <a href={link}>{name}</a> : name}
            {state === "waiting" && <span className="quiet"> {t("files.waiting")}</span>}
            {state === "refused" && <span className="work-trouble"> {t("files.refused", { reason })}</span>}
          </li>
        ))}
        {waiting.map(({ key, body }) => (
          <li key={key} data-file="kept">
            <Thumbnail file={(body as Photo).file} />
            <span className="quiet"> {t("work.queue")}</span>
          </li>
        ))}
      </ul>
      <label className="work-photo">
        {t("work.photo")}
        <input type="file" accept="image/*" capture="environment" onChange={choose} />
      </label>
    </section>
  );
}

/** A photo that is on this telephone alone. */
function Thumbnail({ file }: { file: File }) {
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt={file.name} width={72} height={72} />;
}
