import type { OwnTicket } from "./resident_api";
import { type ResidentLanguage, say, sayMoment } from "./words";

interface Props {
  ticket: OwnTicket;
  zone: string;
  language: ResidentLanguage;
  onOpen: (number: string) => void;
}

/** One ticket of the list: what, where it stands, when to expect it. */
export function TicketCard({ ticket, zone, language, onOpen }: Props) {
  return (
    <button type="button" className="resident-card" data-state={ticket.state} onClick={() => onOpen(ticket.number)}>
      <strong>
        № {ticket.number} · {ticket.problem_name}
      </strong>
      <TicketFacts ticket={ticket} zone={zone} language={language} />
    </button>
  );
}

/** Where it stands, until when, and who sees to it. */
export function TicketFacts({ ticket, zone, language }: Omit<Props, "onOpen">) {
  const until = ticket.deferred_until ?? ticket.planned_at;
  return (
    <>
      <span className={ticket.open ? "resident-state open" : "resident-state"}>{ticket.state_words}</span>
      <span className="quiet">
        {ticket.done_at
          ? say(language, "done", { at: sayMoment(language, ticket.done_at, zone) })
          : ticket.open && say(language, "planned", { at: sayMoment(language, until, zone) })}
      </span>
      {ticket.executor && <span className="quiet">{say(language, "executor", { name: ticket.executor.name })}</span>}
    </>
  );
}
