import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";

/** How long something has lasted, counted on by the second. */
export function Lasting({ since, label }: { since: number; label?: string }) {
  const { t } = useTexts();
  const now = useNow();
  return (
    <span className="call-lasting" title={label} role="timer" aria-label={label}>
      {formatSpan(Math.max(now - since, 0), t("day_letter"))}
    </span>
  );
}
