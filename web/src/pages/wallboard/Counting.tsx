import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useCentreNow } from "./board_context";

/** How long something lasts, counting. from: ISO 8601. */
export function Counting({ from }: { from: string }) {
  const { t } = useTexts();
  const now = useCentreNow();
  return <time className="counting">{formatSpan(Math.max(0, now - new Date(from).getTime()), t("day_letter"))}</time>;
}

/** How long there is still, counting down; with a minus once it is over. */
export function Left({ until }: { until: string }) {
  const { t } = useTexts();
  const now = useCentreNow();
  return <time className="counting">{formatSpan(new Date(until).getTime() - now, t("day_letter"))}</time>;
}
