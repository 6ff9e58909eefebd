import type { Work } from "~/api/work";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { nextDue, PROMISE } from "./due";
import { Promised } from "./Promised";

interface Props {
  ticket: Work;
  /** The company's. */
  zone: string | undefined;
}

/** How long there is for what has to be kept next, counting, and what that is; nothing when nothing runs. */
export function Left({ ticket, zone }: Props) {
  const { t, word } = useTexts("work");
  const view = nextDue(ticket, useNow());
  if (!view) return null;
  const span = formatSpan(Math.abs(view.left), t("day_letter"));
  return (
    <span className={`work-left ${view.standing}`} role="timer">
      {view.left < 0 ? t("work.overdue") : t("work.left")} <strong>{span}</strong>{" "}
      <span className="quiet">
        {view.kind === PROMISE ? <Promised at={ticket.planned_at} zone={zone} /> : word("clock", view.kind)}
      </span>
    </span>
  );
}
