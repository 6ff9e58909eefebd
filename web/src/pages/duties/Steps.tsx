import { useZone } from "~/app/dozor_context";
import type { CompanyDuty } from "~/parts/duties/queries";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { Moment } from "~/time/Moment";
import { useNow } from "~/time/use_now";

/** What was done about it before it was done: put off, given to somebody. */
export function Steps({ duty }: { duty: CompanyDuty }) {
  const { t, word, language } = useTexts("duties");
  const zone = useZone(duty.company);
  const now = useNow();
  if (!duty.steps.length) return null;
  return (
    <section aria-label={t("steps")}>
      <h3>{t("steps")}</h3>
      <ul>
        {duty.steps.map(({ kind, at, by, note, until, to, to_name: name }) => (
          <li key={at}>
            <strong>
              {kind === "put_off" && until
                ? t("step.put_off", { until: formatMoment(until, language, zone, now) })
                : t("step.given", { whom: name || word("specialist", to) })}
            </strong>{" "}
            {note} <span className="quiet">· {by} ·</span> <Moment at={at} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
