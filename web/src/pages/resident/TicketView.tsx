import type { OwnPage, OwnTicketPage, ResidentApi } from "./resident_api";
import { TicketActions } from "./TicketActions";
import { TicketFacts } from "./TicketCard";
import { TicketFiles } from "./TicketFiles";
import type { ResidentState } from "./use_resident";
import { type ResidentLanguage, say, sayMoment } from "./words";

export interface ViewProps {
  page: OwnPage;
  shown: OwnTicketPage;
  api: ResidentApi;
  resident: ResidentState;
  language: ResidentLanguage;
}

/** One ticket: how it stands, what to do about it, and what has happened. */
export function TicketView(props: ViewProps) {
  const { page, shown, resident, language } = props;
  const { ticket, journal, messages } = shown;
  return (
    <article>
      <button type="button" className="resident-back" onClick={() => resident.open(undefined)}>
        ← {say(language, "back")}
      </button>
      <h2>
        № {ticket.number} · {ticket.problem_name}
      </h2>
      <p className="resident-facts">
        <span>
          {ticket.address}
          {ticket.flat && `, ${ticket.flat}`}
        </span>
        <TicketFacts ticket={ticket} zone={page.time_zone} language={language} />
      </p>
      <TicketActions {...props} />
      <TicketFiles {...props} />
      <h3>{say(language, "journal")}</h3>
      <ol className="resident-journal">
        {journal.map((line) => (
          <li key={`${line.at} ${line.action} ${line.text}`} className={line.mine ? "mine" : ""}>
            <time dateTime={line.at}>{sayMoment(language, line.at, page.time_zone)}</time>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
      {messages.length > 0 && (
        <details>
          <summary>{say(language, "messages")}</summary>
          {messages.map((message) => (
            <p key={`${message.at} ${message.text}`}>
              {message.at && <time dateTime={message.at}>{sayMoment(language, message.at, page.time_zone)}</time>}
              <br />
              {message.text}
            </p>
          ))}
        </details>
      )}
    </article>
  );
}
