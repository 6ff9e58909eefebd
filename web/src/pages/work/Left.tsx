import type { Clock } from "~/api/types";
import { useTexts } from "~/texts";
import { nearestClock } from "~/time/clocks";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";

/** How long there is until the nearest deadline, counting; nothing when none runs. */
export function Left({ clocks }: { clocks: readonly Clock[] }) {
  const { t, word } = useTexts("work");
  const view = nearestClock(clocks, useNow());
  if (!view) return null;
  const span = formatSpan(Math.abs(view.left), t("day_letter"));
  return (
    <span className={`work-left ${view.standing}`} role="timer">
      {view.left < 0 ? t("work.overdue") : t("work.left")} <strong>{span}</strong>{" "}
      <span className="quiet">{word("clock", view.kind)}</span>
    </span>
  );
}
