import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { nearestClock } from "~/time/clocks";
import { formatSpan } from "~/time/format";
import { Moment } from "~/time/Moment";
import { useNow } from "~/time/use_now";

/** Where, what, until when, and whom to ring. */
export function WorkFacts({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts("work");
  const { place, caller } = ticket;
  const inside = (["entrance", "floor", "flat"] as const)
    .filter((part) => place[part])
    .map((part) => t(`ticket.${part}`, { value: place[part] }));
  return (
    <>
      <p className={`work-state ${ticket.urgency}`}>
        <strong data-state={ticket.state}>{word("state", ticket.state)}</strong> · {word("urgency", ticket.urgency)}
      </p>
      <Left ticket={ticket} />
      <Paused ticket={ticket} />
      <section className="work-card">
        <h2>{ticket.problem_name}</h2>
        {ticket.description && <p>{ticket.description}</p>}
        <p className="work-place">
          <strong>{place.address}</strong>
          <br />
          {inside.join(", ")}
        </p>
        <p>
          {t("ticket.planned")}: <Moment at={ticket.planned_at} />
        </p>
        <p>
          {caller.name}{" "}
          {caller.phone && (
            <a className="work-call" href={`tel:${caller.phone}`}>
              {t("work.call")} {caller.phone}
            </a>
          )}
        </p>
      </section>
    </>
  );
}

function Left({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts("work");
  const view = nearestClock(ticket.clocks, useNow());
  if (!view) return null;
  const span = formatSpan(Math.abs(view.left), t("day_letter"));
  return (
    <p className={`work-left ${view.standing}`}>
      {view.left < 0 ? t("work.overdue") : t("work.left")} <strong>{span}</strong>
      <span className="quiet"> {word("clock", view.kind)}</span>
    </p>
  );
}

/** Why a clock stands still, in the words in which it was said. */
function Paused({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts("work");
  const paused = ticket.clocks.find((clock) => clock.paused && clock.stopped_at === null)?.paused;
  if (!paused) return null;
  return (
    <p role="status" className="work-paused">
      {t("work.paused", { why: word("pause", paused.why) })} {paused.note}
    </p>
  );
}
