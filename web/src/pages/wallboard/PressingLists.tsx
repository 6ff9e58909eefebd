import type { Pressing } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { EmptyState, UrgencyTag } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useBoard, useCentreNow } from "./board_context";
import { Left } from "./Counting";

const MOST_ON_BIG = 6;
const SOON_MS = 15 * 60_000;

/** Tickets nearest to their limit. */
export function PressingTickets({ tickets }: Pick<Pressing, "tickets">) {
  const { t } = useTexts("wallboard");
  const { big } = useBoard();
  const { me, company } = useDozor();
  const level = useLevel();
  const shown = big ? tickets.slice(0, MOST_ON_BIG) : tickets;
  return (
    <section aria-labelledby="wall-tickets" className="wall-card wall-tickets">
      <h2 id="wall-tickets">{t("tickets.title")}</h2>
      {shown.length ? (
        <ul>
          {shown.map((ticket) => (
            <li key={`${ticket.company} ${ticket.number}`} className={level(ticket.limit_at)}>
              <Link to={`/ticket/${ticket.company}/${ticket.number}`}>№ {ticket.number}</Link>
              <span className="pressing-left">
                <Left until={ticket.limit_at} />
              </span>
              <span className="pressing-what">
                <UrgencyTag urgency={ticket.urgency} /> {ticket.problem_name}
              </span>
              <span className="quiet pressing-where">
                {[
                  me.companies.length > 1 && company(ticket.company)?.name,
                  ticket.address,
                  ticket.executor_name || t("tickets.nobody"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState>{t("tickets.empty")}</EmptyState>
      )}
    </section>
  );
}

/** Who is to be called back, by when. */
export function PressingDuties({ duties }: Pick<Pressing, "duties">) {
  const { t, word } = useTexts("wallboard");
  const { big } = useBoard();
  const { me, company } = useDozor();
  const level = useLevel();
  const shown = big ? duties.slice(0, MOST_ON_BIG) : duties;
  return (
    <section aria-labelledby="wall-duties" className="wall-card wall-duties">
      <h2 id="wall-duties">{t("duties.title")}</h2>
      {shown.length ? (
        <ul>
          {shown.map((duty) => (
            <li key={`${duty.company} ${duty.contact_id}`} className={level(duty.due_at)}>
              <span>{duty.name || duty.phone}</span>
              <span className="pressing-left">
                <Left until={duty.due_at} />
              </span>
              <span className="quiet pressing-where">
                {[
                  word("duty", duty.kind),
                  duty.count > 1 && t("duties.count", { count: duty.count }),
                  me.companies.length > 1 && company(duty.company)?.name,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState>{t("duties.empty")}</EmptyState>
      )}
    </section>
  );
}

/** The colour of a limit: passed, within a quarter of an hour, later. */
function useLevel(): (until: string) => string | undefined {
  const now = useCentreNow();
  return (until) => {
    const left = new Date(until).getTime() - now;
    if (left < 0) return "level-bad";
    return left < SOON_MS ? "level-warn" : undefined;
  };
}
