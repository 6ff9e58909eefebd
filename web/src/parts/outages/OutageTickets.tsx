import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Space } from "antd";
import { type FormEvent, useState } from "react";
import type { Outage, OutageTicket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useOutageTickets, useProblemName } from "./queries";

interface Props {
  outage: Outage;
  onShow: (company: string, number: string) => void;
}

/** The requests that are part of an outage; of one that is confirmed, others are tied to it by number, and wrong ones untied. */
export function OutageTickets({ outage, onShow }: Props) {
  const { t } = useTexts("parts/outages");
  const { data } = useOutageTickets(outage);
  const [untying, setUntying] = useState("");
  const { tie, tying, trouble } = useTie(outage);
  const proposed = outage.state === "proposed";
  return (
    <section className="outage-tickets" aria-label={t("outages.tickets")}>
      {trouble && <Alert type="error" title={trouble} />}
      {data?.items.length === 0 && <p className="quiet">{t("outages.tickets.none")}</p>}
      <ul>
        {data?.items.map((ticket) => (
          <li key={ticket.number}>
            <Line outage={outage} ticket={ticket} onShow={onShow} />
            {!proposed && untying !== ticket.number && (
              <Button size="small" onClick={() => setUntying(ticket.number)}>
                {t("outages.untie")}
              </Button>
            )}
            {untying === ticket.number && (
              <AskWhy
                label={t("outages.untie.why", { number: ticket.number })}
                send={t("outages.untie")}
                busy={tying}
                onSend={(reason) => tie({ action: "detach", ticket: ticket.number, reason }, () => setUntying(""))}
                onBack={() => setUntying("")}
              />
            )}
          </li>
        ))}
      </ul>
      {!proposed && outage.ended_at === null && (
        <TieOne busy={tying} onTie={(ticket, done) => tie({ action: "attach", ticket, reason: "" }, done)} />
      )}
    </section>
  );
}

function Line({ outage, ticket, onShow }: Props & { ticket: OutageTicket }) {
  const { t, word } = useTexts("parts/outages");
  const zone = useZone(outage.company);
  const nameOf = useProblemName(outage.company);
  const { number, problem, state, flat, caller_name, caller_phone, registered_at } = ticket;
  return (
    <span className="outage-ticket">
      <button type="button" className="link" onClick={() => onShow(outage.company, number)}>
        {number}
      </button>
      <span>
        {[nameOf(problem), flat && t("ticket.flat", { value: flat }), caller_name || caller_phone]
          .filter(Boolean)
          .join(", ")}
      </span>
      <span className="quiet">
        {word("state", state)} · <Moment at={registered_at} zone={zone} />
      </span>
    </span>
  );
}

function TieOne({ busy, onTie }: { busy: boolean; onTie: (ticket: string, done: () => void) => void }) {
  const { t } = useTexts("parts/outages");
  const [number, setNumber] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim()) onTie(number.trim(), () => setNumber(""));
  };
  return (
    <form onSubmit={submit}>
      <Space.Compact size="small">
        <Input
          size="small"
          aria-label={t("outages.tie.number")}
          placeholder={t("outages.tie.number")}
          inputMode="numeric"
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button size="small" htmlType="submit" loading={busy} disabled={!number.trim()}>
          {t("outages.tie")}
        </Button>
      </Space.Compact>
    </form>
  );
}

interface AskWhyProps {
  label: string;
  send: string;
  busy: boolean;
  onSend: (reason: string) => void;
  onBack: () => void;
}

/** One line for a reason; Enter sends it, Escape takes it back. */
export function AskWhy({ label, send, busy, onSend, onBack }: AskWhyProps) {
  const { t } = useTexts("parts/outages");
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onSend(reason.trim());
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === "Escape" && onBack()} className="ask-why">
      <Input
        autoFocus
        size="small"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={!reason.trim()}>
        {send}
      </Button>
      <Button size="small" onClick={onBack}>
        {t("ticket.cancel")}
      </Button>
    </form>
  );
}

interface Tie {
  action: "attach" | "detach";
  ticket: string;
  reason: string;
}

function useTie({ company, id }: Outage) {
  const { api } = useDozor();
  const explain = useExplain();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ action, ticket, reason }: Tie) => api.tieTicket(company, id, action, ticket, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["outage-tickets", company, id] }),
  });
  const tie = (what: Tie, onDone: () => void) => mutate(what, { onSuccess: onDone });
  return { tie, tying: isPending, trouble: error ? explain(error) : "" };
}
