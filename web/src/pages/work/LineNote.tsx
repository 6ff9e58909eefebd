import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useNow } from "~/time/use_now";
import type { Kept } from "./kept";

interface Props {
  up: boolean;
  /** Whether what is shown was read just now. */
  fresh: boolean;
  kept: Kept<unknown> | undefined;
  zone: string | undefined;
}

/** That there is no line, and of what time that is which is shown. */
export function LineNote({ up, fresh, kept, zone }: Props) {
  const { t, language } = useTexts("work");
  const now = useNow();
  if (up && (fresh || !kept)) return null;
  const at = kept && formatMoment(new Date(kept.askedAt).toISOString(), language, zone, now);
  return (
    <p role="status" className={up ? "work-note" : "work-note down"}>
      {!up && `${t("work.offline")} `}
      {at && <span>{t("work.as_of", { at })}</span>}
    </p>
  );
}
