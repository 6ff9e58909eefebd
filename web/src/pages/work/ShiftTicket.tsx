import type { Work } from "~/api/work";
import { Link } from "~/app/Link";
import type { QueuedRequest } from "~/offline/request";
import { useTexts } from "~/texts";
import { Left } from "./Left";

interface Props {
  /** The token that opens it. */
  opens: string;
  ticket: Work;
  /** What of it has not been sent, or was refused. */
  waits: readonly QueuedRequest[];
  /** The company's. */
  zone: string | undefined;
}

/** One ticket of the list: how long there is, what, where. */
export function ShiftTicket({ opens, ticket, waits, zone }: Props) {
  const { t, word } = useTexts("work");
  const { place } = ticket;
  const refused = waits.some(({ state }) => state === "refused");
  return (
    <li>
      <Link className={`work-card work-ticket ${ticket.urgency}`} to={`/work/${opens}`} data-number={ticket.number}>
        <span className="work-ticket-top">
          <Left ticket={ticket} zone={zone} />
          <span className="work-tag">{word("state", ticket.state)}</span>
        </span>
        <strong>
          № {ticket.number} · {ticket.problem_name}
        </strong>
        <span>
          {place.address}
          {place.flat && `, ${t("ticket.flat", { value: place.flat })}`}
        </span>
        {refused && <span className="work-trouble">{t("work.refused")}</span>}
        {!refused && waits.length > 0 && (
          <span className="quiet">{t("work.shift.waiting", { count: waits.length })}</span>
        )}
      </Link>
    </li>
  );
}
