import { Tag } from "antd";
import type { Message } from "~/api/types";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { MESSAGE_COLOURS } from "../colours";
import { useMessages } from "../queries";

interface Props {
  company: string;
  number: string;
  zone: string | undefined;
}

/** What was sent about the ticket, to whom, and what is known of its arrival; the newest on top. */
export function Messages({ company, number, zone }: Props) {
  const { t } = useTexts();
  const { data } = useMessages(company, number);
  const messages = [...(data?.items ?? [])].sort((one, other) =>
    (other.claimed_at ?? "").localeCompare(one.claimed_at ?? ""),
  );
  return (
    <section className="ticket-messages" aria-label={t("ticket.messages")}>
      <h3>{t("ticket.messages")}</h3>
      {!messages.length && <p className="quiet">{t("ticket.no_messages")}</p>}
      <ul>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function MessageRow({ message, zone }: { message: Message; zone: string | undefined }) {
  const { word } = useTexts();
  const { channel, to, subject, text, state, claimed_at, failure } = message;
  return (
    <li>
      <div className="row-top">
        <strong>{word("channel", channel)}</strong>
        <span>{to}</span>
        <Tag color={MESSAGE_COLOURS[state]}>{word("message", state)}</Tag>
      </div>
      {subject && <div>{subject}</div>}
      <div className="message-text">{text}</div>
      {failure && <div className="clock overdue">{failure}</div>}
      {claimed_at && <Moment at={claimed_at} zone={zone} seconds />}
    </li>
  );
}
