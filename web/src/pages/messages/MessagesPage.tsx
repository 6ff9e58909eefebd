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
  const { t } = useTexts("messages");
  const [wanted, setWanted] = useState("");
  const { data, isError } = useQuery({ queryKey: ["sent"], queryFn: loadSentMessages, refetchInterval: 1000 });
  const found = (data ?? []).filter((message) => matches(message, wanted));
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
            <SentCard key={key} message={message} />
          ))}
        </ul>
      </main>
    </div>
  );
}

function SentCard({ message }: { message: SentMessage }) {
  const { word } = useTexts("messages");
  return (
    <li className="sent-card">
      <header>
        <Tag color={message.channel === "email" ? "blue" : "green"}>{word("channel", message.channel)}</Tag>
        <strong>{message.to}</strong>
        <Moment at={message.at} seconds />
      </header>
      {message.subject && <h2>{message.subject}</h2>}
      <p>
        <Linkified text={message.text} />
      </p>
    </li>
  );
}

function matches({ to, subject, text }: SentMessage, wanted: string): boolean {
  return `${to} ${subject} ${text}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** Messages have no id, and two may be alike: the how-manieth of its kind tells them apart when new ones come on top. */
function keyed(messages: readonly SentMessage[]): [string, SentMessage][] {
  const seen = new Map<string, number>();
  const oldestFirst = [...messages].reverse().map((message): [string, SentMessage] => {
    const kind = `${message.at}|${message.to}|${message.text}`;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return [`${kind}|${count}`, message];
  });
  return oldestFirst.reverse();
}
