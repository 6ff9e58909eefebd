import { useTexts } from "~/texts";
import { sayMoment } from "./moment";
import type { OwnPage, OwnTicketPage, ResidentApi } from "./resident_api";
import { TicketActions } from "./TicketActions";
import { TicketFacts } from "./TicketCard";
import { TicketFiles } from "./TicketFiles";
import type { ResidentState } from "./use_resident";

export interface ViewProps {
  page: OwnPage;
  shown: OwnTicketPage;
  api: ResidentApi;
  resident: ResidentState;
}

/** One ticket: how it stands, what to do about it, and what has happened. */
export function TicketView(props: ViewProps) {
  const { t, language } = useTexts("resident");
  const { page, shown, resident } = props;
  const { ticket, journal, messages } = shown;
  return (
    <article>
      <button type="button" className="resident-back" onClick={() => resident.open(undefined)}>
        ← {t("resident.back")}
      </button>
      <h2>
        № {ticket.number} · {ticket.problem_name}
      </h2>
      <p className="resident-facts">
        <span>
          {ticket.address}
          {ticket.flat && `, ${t("ticket.flat", { value: ticket.flat })}`}
        </span>
        <TicketFacts ticket={ticket} zone={page.time_zone} />
      </p>
      <TicketActions {...props} />
      <TicketFiles {...props} />
      <h3>{t("resident.journal")}</h3>
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
          <summary>{t("resident.messages")}</summary>
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
