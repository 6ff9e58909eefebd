import { Tag } from "antd";
import type { Message } from "~/api/types";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { MESSAGE_COLOURS } from "./colours";
import { useMessages } from "./queries";

interface Props {
  company: string;
  number: string;
  zone: string | undefined;
}

/** What was sent about the ticket, to whom, and what is known of its arrival; the newest on top. */
export function Messages({ company, number, zone }: Props) {
  const { t } = useTexts("parts/ticket");
  const { data } = useMessages(company, number);
  const messages = [...(data?.items ?? [])].sort((one, other) => moment(other).localeCompare(moment(one)));
  return (
    <section className="ticket-messages" aria-label={t("ticket.messages")}>
      {!messages.length && <p className="quiet">{t("ticket.no_messages")}</p>}
      <ul>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

/** When it is from: what waits has not been claimed yet. */
function moment({ claimed_at, made_at }: Message) {
  return claimed_at ?? made_at ?? "";
}

function MessageRow({ message, zone }: { message: Message; zone: string | undefined }) {
  const { word } = useTexts("parts/ticket");
  const { channel, to, subject, text, state, failure } = message;
  const at = message.claimed_at ?? message.due_at;
  return (
    <li>
      <div className="row-top">
        <strong>{word("channel", channel)}</strong>
        <span>{to}</span>
        <Tag color={MESSAGE_COLOURS[state]}>{word("message", state)}</Tag>
      </div>
      {channel === "email" && subject && <div>{subject}</div>}
      <div className="message-text">{text}</div>
      {failure && <div className="clock overdue">{failure}</div>}
      {at && <Moment at={at} zone={zone} seconds />}
    </li>
  );
}
