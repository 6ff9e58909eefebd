import { Alert, Button, Input, Space } from "antd";
import { type FormEvent, useState } from "react";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { useTicketChange } from "./use_ticket_change";

interface Props {
  ticket: Ticket;
  onShow: (company: string, number: string) => void;
}

/** Other tickets that have to do with this one, and people who are told of every change of it. */
export function Ties({ ticket, onShow }: Props) {
  const { t, word } = useTexts("parts/ticket");
  const { api } = useDozor();
  const { company, number, edits = [], relations = [], watchers = [] } = ticket;
  const { run, busy, trouble } = useTicketChange(ticket);
  const relate = (other: string) => run(() => api.relate(company, number, other), "relate");
  const watch = (address: string, name: string) => run(() => api.watch(company, number, address, name), "watch");
  return (
    <>
      {trouble && <Alert type="error" title={trouble} />}
      <section className="ticket-ties" aria-label={t("ticket.relations")}>
        <h3>{t("ticket.relations")}</h3>
        <ul>
          {relations.map((one) => (
            <li key={`${one.kind} ${one.ticket}`}>
              {word("relation", one.kind)}:{" "}
              <button type="button" className="link" onClick={() => onShow(company, one.ticket)}>
                {one.ticket}
              </button>
            </li>
          ))}
        </ul>
        {edits.includes("relate") && (
          <OneLine
            labels={[t("ticket.relate.number")]}
            send={t("ticket.relate")}
            busy={busy === "relate"}
            onSend={relate}
          />
        )}
      </section>
      <section className="ticket-ties" aria-label={t("ticket.watchers")}>
        <h3>{t("ticket.watchers")}</h3>
        <ul>
          {watchers.map(({ address, name }) => (
            <li key={address}>
              {[name, address].filter(Boolean).join(", ")}{" "}
              {edits.includes("unwatch") && (
                <Button
                  size="small"
                  type="text"
                  loading={busy === address}
                  aria-label={t("ticket.unwatch", { address })}
                  onClick={() => void run(() => api.unwatch(company, number, address), address)}
                >
                  ✕
                </Button>
              )}
            </li>
          ))}
        </ul>
        {edits.includes("watch") && (
          <OneLine
            labels={[t("ticket.watch.address"), t("form.name")]}
            send={t("ticket.watch")}
            busy={busy === "watch"}
            onSend={watch}
          />
        )}
      </section>
    </>
  );
}

interface OneLineProps {
  /** What is asked for; the first one must be said. */
  labels: readonly [string, string?];
  send: string;
  busy: boolean;
  onSend: (first: string, second: string) => Promise<boolean>;
}

/** One line of fields and a button; emptied once it was done. */
function OneLine({ labels: [first, second], send, busy, onSend }: OneLineProps) {
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!one.trim() || !(await onSend(one.trim(), other.trim()))) return;
    setOne("");
    setOther("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Space.Compact size="small">
        <Input aria-label={first} placeholder={first} value={one} onChange={(event) => setOne(event.target.value)} />
        {second && (
          <Input
            aria-label={second}
            placeholder={second}
            value={other}
            onChange={(event) => setOther(event.target.value)}
          />
        )}
        <Button htmlType="submit" loading={busy} disabled={!one.trim()}>
          {send}
        </Button>
      </Space.Compact>
    </form>
  );
}
