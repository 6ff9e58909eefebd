import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { MessageNote } from "./MessageNote";
import { useMessages } from "./queries";
import { momentOf } from "./timeline";

interface Props {
  company: string;
  number: string;
  zone: string | undefined;
}

/** What was sent about the ticket, to whom, and what is known of its arrival; the newest on top. */
export function Messages({ company, number, zone }: Props) {
  const { t } = useTexts("parts/ticket");
  const { data } = useMessages(company, number);
  const messages = [...(data?.items ?? [])].sort((one, other) => momentOf(other).localeCompare(momentOf(one)));
  return (
    <section className="ticket-messages" aria-label={t("ticket.messages")}>
      {!messages.length && <p className="quiet">{t("ticket.no_messages")}</p>}
      <ul>
        {messages.map((message) => (
          <li key={message.id}>
            <MessageNote message={message} zone={zone} />
            {momentOf(message) && <Moment at={momentOf(message)} zone={zone} seconds />}
          </li>
        ))}
      </ul>
    </section>
  );
}
