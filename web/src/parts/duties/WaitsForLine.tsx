import type { ReactNode } from "react";
import { useWaitingIn } from "~/parts/keeping/keeping_context";
import { useTexts } from "~/texts";
import type { CompanyDuty } from "./queries";
import { laneOf } from "./use_duty_step";

/** What can be done about a duty, unless something was done already and waits for the line: then that is told. */
export function WaitsForLine({ duty, children }: { duty: CompanyDuty; children: ReactNode }) {
  const { t } = useTexts("parts/duties");
  const waiting = useWaitingIn(laneOf(duty));
  if (!waiting.length) return children;
  return (
    <p className="duty-waits" role="status">
      {t("duties.waits")} {waiting.map(({ shown }) => shown.about).join("; ")}
    </p>
  );
}
