import type { WorkCard } from "~/api/work";
import { DiagnosisView } from "~/parts/guide/DiagnosisView";
import { useTexts } from "~/texts";
import { viewClock } from "~/time/clocks";
import { formatSpan } from "~/time/format";
import { Moment } from "~/time/Moment";
import { useNow } from "~/time/use_now";

/** What is known besides: the diagnosis by the guide, its answers, notes, the house, every deadline. */
export function WorkDetails({ card }: { card: WorkCard }) {
  const { t, word } = useTexts("work");
  const { answered, remarks, house_notes: house, time_zone: zone } = card;
  return (
    <>
      {house && (
        <section className="work-card">
          <h2>{t("work.house")}</h2>
          <p>{house}</p>
        </section>
      )}
      {answered.length > 0 && (
        <section className="work-card">
          <h2>{t("work.answers")}</h2>
          <dl>
            {answered.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {card.diagnosis && (
        <div className="work-card">
          <DiagnosisView diagnosis={card.diagnosis} />
        </div>
      )}
      {remarks.length > 0 && (
        <section className="work-card">
          <h2>{t("work.remarks")}</h2>
          {remarks.map(({ at, by, text }) => (
            <p key={`${at} ${text}`}>
              {text}
              <br />
              <span className="quiet">
                {word("actor", by)}, <Moment at={at} zone={zone} />
              </span>
            </p>
          ))}
        </section>
      )}
      <Clocks card={card} />
    </>
  );
}

function Clocks({ card }: { card: WorkCard }) {
  const { t, word } = useTexts("work");
  const now = useNow();
  if (!card.clocks.length) return null;
  return (
    <details className="work-card">
      <summary>{t("work.clocks")}</summary>
      <ul className="work-clocks">
        {card.clocks.map((clock) => {
          const { left, standing } = viewClock(clock, now);
          const over = standing === "kept" ? t("work.stopped") : standing === "missed" ? t("work.late") : undefined;
          return (
            <li key={clock.key || clock.kind}>
              <span>{word("clock", clock.kind)}</span>
              <strong className={standing}>{over ?? formatSpan(left, t("day_letter"))}</strong>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
