import { useTexts } from "~/texts";
import { sayMoment } from "./moment";
import { Progress } from "./Progress";
import type { OwnTicket } from "./resident_api";

interface Props {
  ticket: OwnTicket;
  zone: string;
  onOpen: (number: string) => void;
}

/** One ticket of the list: what, where it stands, when to expect it. */
export function TicketCard({ ticket, zone, onOpen }: Props) {
  return (
    <article className="resident-card" data-state={ticket.state}>
      <button type="button" className="resident-open" onClick={() => onOpen(ticket.number)}>
        № {ticket.number} · {ticket.problem_name}
      </button>
      <TicketFacts ticket={ticket} zone={zone} />
    </article>
  );
}

/** How far it is, until when, and who sees to it. */
export function TicketFacts({ ticket, zone }: Omit<Props, "onOpen">) {
  const { t, language } = useTexts("resident");
  const until = ticket.deferred_until ?? ticket.planned_at;
  return (
    <>
      <span className={ticket.open ? "resident-state open" : "resident-state"}>{ticket.state_words}</span>
      <Progress ticket={ticket} />
      <span className="quiet">
        {ticket.done_at
          ? t("resident.done", { at: sayMoment(language, ticket.done_at, zone) })
          : ticket.open && t("resident.planned", { at: sayMoment(language, until, zone) })}
      </span>
      {ticket.executor && <span className="quiet">{t("resident.executor", { name: ticket.executor.name })}</span>}
    </>
  );
}
