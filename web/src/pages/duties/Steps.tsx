import { useZone } from "~/app/dozor_context";
import type { CompanyDuty } from "~/parts/duties/queries";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useSayMoment } from "~/time/zone_name";

/** What was done about it before it was done: put off, given to somebody. */
export function Steps({ duty }: { duty: CompanyDuty }) {
  const { t, word } = useTexts("duties");
  const zone = useZone(duty.company);
  const say = useSayMoment(zone);
  if (!duty.steps.length) return null;
  return (
    <section aria-label={t("steps")}>
      <h3>{t("steps")}</h3>
      <ul>
        {duty.steps.map(({ kind, at, by, note, until, to, to_name: name }) => (
          <li key={at}>
            <strong>
              {kind === "put_off" && until
                ? t("step.put_off", { until: say(until) })
                : t("step.given", { whom: name || word("specialist", to) })}
            </strong>{" "}
            {note} <span className="quiet">· {by} ·</span> <Moment at={at} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
