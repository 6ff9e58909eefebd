import { useQuery } from "@tanstack/react-query";
import { Alert, Empty, Input, Tag } from "antd";
import { useState } from "react";
import { AntdPage } from "~/app/AntdPage";
import { QueryPage } from "~/app/QueryPage";
import { TopBar } from "~/app/TopBar";
import { loadSentMessages, type SentMessage } from "~/laptop/demo";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { Linkified } from "./Linkified";
import "./messages.css";

/** `/messages`: every SMS and e-mail that the laptop's cloud has sent, newest first, looked up each second. */
export default function MessagesPage() {
  return (
    <AntdPage>
      <QueryPage>
        <SentMessages />
      </QueryPage>
    </AntdPage>
  );
}

function SentMessages() {
  const { t, word } = useTexts("messages");
  const [wanted, setWanted] = useState("");
  const { data, isError } = useQuery({ queryKey: ["sent"], queryFn: loadSentMessages, refetchInterval: 1000 });
  const sent = (data ?? []).map((message) => ({ ...message, named: nameOf(message, (role) => word("role", role)) }));
  const found = sent.filter((message) => matches(message, wanted));
  const zone = sent.find(({ who }) => who?.time_zone)?.who?.time_zone;
  return (
    <div className="messages-page">
      <TopBar title={t("messages.title")}>
        <Input.Search
          className="messages-filter"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          placeholder={t("messages.filter")}
          aria-label={t("messages.filter")}
          allowClear
        />
      </TopBar>
      <main>
        {isError && <Alert type="warning" title={t("messages.stale")} showIcon />}
        {data && !found.length && <Empty description={t("messages.empty")} />}
        <ul className="sent" aria-label={t("messages.title")}>
          {keyed(found).map(([key, message]) => (
            <SentCard key={key} message={message} zone={zone} />
          ))}
        </ul>
      </main>
    </div>
  );
}

/** zone: in which the message of somebody unknown is told, and then it is named. */
function SentCard({ message, zone }: { message: Named; zone: string | undefined }) {
  const { word } = useTexts("messages");
  const own = message.who?.time_zone;
  return (
    <li className="sent-card">
      <header>
        <Tag color={message.channel === "email" ? "blue" : "green"}>{word("channel", message.channel)}</Tag>
        <span className="sent-to">
          {message.named ? (
            <>
              <strong>{message.named}</strong> <span className="quiet">{message.to}</span>
            </>
          ) : (
            <strong>{message.to}</strong>
          )}
        </span>
        <Moment at={message.at} zone={own || zone} named={!own} seconds />
      </header>
      {message.subject && <h2>{message.subject}</h2>}
      <p>
        <Linkified text={message.text} />
      </p>
    </li>
  );
}

/** named: the person with role and company, empty for whom nobody knows. */
type Named = SentMessage & { named: string };

/** "Анна Управдомова, руководитель · УК «Заря»". */
function nameOf({ who }: SentMessage, role: (value: string) => string): string {
  if (!who) return "";
  return [`${who.name}, ${role(who.role)}`, who.company].filter(Boolean).join(" · ");
}

function matches({ named, to, subject, text }: Named, wanted: string): boolean {
  return `${named} ${to} ${subject} ${text}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** Messages have no id, and two may be alike: the how-manieth of its kind tells them apart when new ones come on top. */
function keyed(messages: readonly Named[]): [string, Named][] {
  const seen = new Map<string, number>();
  const oldestFirst = [...messages].reverse().map((message): [string, Named] => {
    const kind = `${message.at}|${message.to}|${message.text}`;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return [`${kind}|${count}`, message];
  });
  return oldestFirst.reverse();
}
