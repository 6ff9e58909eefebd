import { useTexts } from "~/texts";
import { STAGES, stageOf } from "./progress";
import type { OwnTicket } from "./resident_api";

/** How far a request is, at a glance; nothing for one that is off its way. */
export function Progress({ ticket }: { ticket: OwnTicket }) {
  const { t } = useTexts("resident");
  const stage = stageOf(ticket);
  if (!stage) return null;
  const reached = STAGES.indexOf(stage);
  return (
    <ol className="resident-progress" aria-label={t("resident.progress")}>
      {STAGES.map((one, index) => (
        <li key={one} data-reached={index <= reached} aria-current={index === reached ? "step" : undefined}>
          {t(`resident.step_${one}`)}
        </li>
      ))}
    </ol>
  );
}
