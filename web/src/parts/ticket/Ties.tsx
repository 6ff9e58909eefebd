import { Button, Input, Space, Tag } from "antd";
import { type FormEvent, useState } from "react";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { STATE_COLOURS } from "~/parts/ui/colours";
import { useTexts } from "~/texts";
import { ChangeTrouble } from "./ChangeTrouble";
import { relate, unrelate, unwatch, watch } from "./changes";
import { useTicket } from "./queries";
import { useTicketChange } from "./use_ticket_change";

interface Props {
  ticket: Ticket;
  /** Shows another ticket in the place of this one. */
  onShow?: (company: string, number: string) => void;
  /** The address of another ticket's page, where there is nothing to show it in. */
  addressOf?: (number: string) => string;
}

/** Ties that people make; a merging is undone by its own action. */
const UNTIED: ReadonlySet<string> = new Set(["related", "follows", "followed_by"]);

/** Other tickets that have to do with this one, and people who are told of every change of it. */
export function Ties({ ticket, onShow, addressOf }: Props) {
  const { t, word } = useTexts("parts/ticket");
  const { company, edits = [], relations = [], watchers = [] } = ticket;
  const writes = useDozor().may("tickets.write");
  const change = useTicketChange(ticket);
  const { run, busy } = change;
  return (
    <>
      <ChangeTrouble company={company} change={change} />
      <section className="ticket-ties" aria-label={t("ticket.relations")}>
        <h3>{t("ticket.relations")}</h3>
        <ul>
          {relations.map((one) => (
            <li key={`${one.kind} ${one.ticket}`}>
              {word("relation", one.kind)}:{" "}
              {addressOf ? (
                <Link to={addressOf(one.ticket)}>{one.ticket}</Link>
              ) : (
                <button type="button" className="link" onClick={() => onShow?.(company, one.ticket)}>
                  {one.ticket}
                </button>
              )}{" "}
              <RelatedFacts company={company} number={one.ticket} />
              {writes && edits.includes("unrelate") && UNTIED.has(one.kind) && (
                <Button
                  size="small"
                  type="text"
                  loading={busy === one.ticket}
                  aria-label={t("ticket.unrelate", { number: one.ticket })}
                  onClick={() => void run(unrelate(one.ticket, one.kind), one.ticket)}
                >
                  ✕
                </Button>
              )}
            </li>
          ))}
        </ul>
        {writes && edits.includes("relate") && (
          <OneLine
            labels={[t("ticket.relate.number")]}
            send={t("ticket.relate")}
            busy={busy === "relate"}
            onSend={(other) => run(relate(other))}
          />
        )}
      </section>
      <section className="ticket-ties" aria-label={t("ticket.watchers")}>
        <h3>{t("ticket.watchers")}</h3>
        <ul>
          {watchers.map(({ address, name }) => (
            <li key={address}>
              {[name, address].filter(Boolean).join(", ")}{" "}
              {writes && edits.includes("unwatch") && (
                <Button
                  size="small"
                  type="text"
                  loading={busy === address}
                  aria-label={t("ticket.unwatch", { address })}
                  onClick={() => void run(unwatch(address), address)}
                >
                  ✕
                </Button>
              )}
            </li>
          ))}
        </ul>
        {writes && edits.includes("watch") && (
          <OneLine
            labels={[t("ticket.watch.address"), t("form.name")]}
            send={t("ticket.watch")}
            busy={busy === "watch"}
            onSend={(address, name) => run(watch(address, name))}
          />
        )}
      </section>
    </>
  );
}

/** How the other one stands, and what it is about. */
function RelatedFacts({ company, number }: { company: string; number: string }) {
  const { word } = useTexts("parts/ticket");
  const { data } = useTicket(company, number);
  if (!data) return null;
  return (
    <>
      <Tag color={STATE_COLOURS[data.state]}>{word("state", data.state)}</Tag>
      {data.problem_name}
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
