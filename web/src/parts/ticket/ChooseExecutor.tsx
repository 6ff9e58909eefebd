import { Checkbox, Input, Radio, Tag } from "antd";
import { useState } from "react";
import type { Executor, Ticket } from "~/api/types";
import { useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { takeAction } from "./changes";
import { Dialog } from "./Dialog";
import { useExecutors } from "./queries";
import { useTicketChange } from "./use_ticket_change";

/** Gives the ticket to somebody: who has the trade, who is at work, how much they have in hand. */
export function ChooseExecutor({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t, word } = useTexts("parts/ticket");
  const { company, trade, executor_id } = ticket;
  const [everybody, setEverybody] = useState(false);
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const { data } = useExecutors(company, everybody ? "" : trade);
  const change = useTicketChange(ticket, { opened: true, onDone });
  const people = sortExecutors(data?.items ?? []).filter(({ id }) => id !== executor_id);
  const details = { executor_id: chosen, reason: reason.trim() };
  return (
    <Dialog
      company={company}
      title={t("ticket.give")}
      okText={t("ticket.give.ok")}
      ready={Boolean(chosen)}
      change={change}
      onOk={() => void change.run(takeAction("assign", details))}
      onCancel={onDone}
    >
      {data && !people.length && <p>{t("ticket.give.nobody")}</p>}
      <Radio.Group
        aria-label={t("ticket.executor")}
        className="executors"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={people.map((person) => ({
          value: person.id,
          label: <Person person={person} company={company} />,
        }))}
      />
      <Checkbox checked={everybody} onChange={(event) => setEverybody(event.target.checked)}>
        {t("ticket.give.all")}
      </Checkbox>
      <Input
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t("ticket.reason.hint")}
        aria-label={`${word("action", "assign")}: ${t("ticket.reason")}`}
      />
    </Dialog>
  );
}

function Person({ person, company }: { person: Executor; company: string }) {
  const { t } = useTexts("parts/ticket");
  const zone = useZone(company);
  const { name, on_shift, absent, absent_until, at_work_at, load, capacity } = person;
  return (
    <span className="executor-option">
      <strong>{name}</strong>
      <span className={load >= capacity ? "debt" : "quiet"}>{t("ticket.give.load", { load, capacity })}</span>
      {absent ? (
        <Tag color="red">
          {t("ticket.give.absent")} {absent_until && <Moment at={absent_until} zone={zone} />}
        </Tag>
      ) : on_shift ? (
        <Tag color="green">{t("ticket.give.on_shift")}</Tag>
      ) : (
        <Tag>
          {t("ticket.give.from")} {at_work_at ? <Moment at={at_work_at} zone={zone} /> : "—"}
        </Tag>
      )}
    </span>
  );
}

/** Those at work first, of these whoever has the least in hand. */
function sortExecutors(people: readonly Executor[]): Executor[] {
  const rank = ({ absent, on_shift }: Executor) => (absent ? 2 : on_shift ? 0 : 1);
  return [...people].sort((one, other) => rank(one) - rank(other) || one.load - other.load);
}
