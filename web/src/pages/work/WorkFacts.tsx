import type { WorkCard } from "~/api/work";
import { useTexts } from "~/texts";
import { useNow } from "~/time/use_now";
import { nextDue, PROMISE } from "./due";
import { Left } from "./Left";
import { Promised } from "./Promised";
import { mapAddress } from "./places";

/** Where, what, until when, and whom to ring. */
export function WorkFacts({ card }: { card: WorkCard }) {
  const { t, word } = useTexts("work");
  const { place, caller } = card;
  const who = card.resident ?? caller;
  const told = nextDue(card, useNow())?.kind === PROMISE;
  const inside = (["entrance", "floor", "flat"] as const)
    .filter((part) => place[part])
    .map((part) => t(`ticket.${part}`, { value: place[part] }));
  return (
    <>
      <p className={`work-state ${card.urgency}`}>
        <strong data-state={card.state}>{word("state", card.state)}</strong> · {word("urgency", card.urgency)}
      </p>
      <Left ticket={card} zone={card.time_zone} />
      <Paused card={card} />
      <section className="work-card">
        <h2>{card.problem_name}</h2>
        {card.description && <p>{card.description}</p>}
        <p className="work-place">
          <strong>{place.address}</strong>
          <br />
          {inside.join(", ")}
        </p>
        {!told && (
          <p>
            <Promised at={card.planned_at} zone={card.time_zone} />
          </p>
        )}
        <p>{who.name}</p>
        <div className="work-pair">
          {caller.phone && (
            <a className="work-button" href={`tel:${caller.phone}`} aria-label={`${t("work.call")} ${caller.phone}`}>
              {t("work.call")}
              <small>{caller.phone}</small>
            </a>
          )}
          <a className="work-button" href={mapAddress(card, navigator.userAgent)}>
            {t("work.map")}
          </a>
        </div>
      </section>
    </>
  );
}

/** Why a clock stands still, in the words in which it was said. */
function Paused({ card }: { card: WorkCard }) {
  const { t, word } = useTexts("work");
  const paused = card.clocks.find((clock) => clock.paused && clock.stopped_at === null)?.paused;
  if (!paused) return null;
  return (
    <p role="status" className="work-paused">
      {t("work.paused", { why: word("pause", paused.why) })} {paused.note}
    </p>
  );
}
