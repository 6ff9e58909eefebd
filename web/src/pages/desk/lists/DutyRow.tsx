import { Button, Space, Tag } from "antd";
import { useState } from "react";
import { Player } from "~/parts/ticket/Player";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { ownCall } from "../call/own_call";
import { useDesk } from "../desk_context";
import type { CompanyDuty } from "../queries";
import type { WorkspaceEvent } from "../workspace";
import { DutyResult } from "./DutyResult";

const KIND_COLOURS = { callback: "gold", voicemail: "blue", quality: "red", deferred: "purple" } as const;
/** Why a duty was left, as the API writes it: only what adds something to the duty's kind is shown. */
const EMPTY_MESSAGE = "left an empty message";

interface Props {
  duty: CompanyDuty;
  put: (event: WorkspaceEvent) => void;
}

/** One duty: who, why, how long there is left, and what can be done about it. */
export function DutyRow({ duty, put }: Props) {
  const { t, word } = useTexts("desk", "parts/telephone");
  const [ending, setEnding] = useState<"done" | "cancel">();
  const { company, contact_id: contactId, phone, kind, count, mark, told, name, reason } = duty;
  const openForm = () =>
    put({ type: "form_opened", form: { key: crypto.randomUUID(), company, phone, contactId, language: "" } });
  return (
    <li className={told ? "duty escalated" : "duty"}>
      <div className="row-top">
        <strong>{phone || t("call.withheld")}</strong>
        <TimeLeft until={duty.due_at} />
      </div>
      <div className="duty-about">
        <Tag color={KIND_COLOURS[kind]}>{word("duty", kind)}</Tag>
        {name && <span>{name}</span>}
        {count > 1 && <span>{t("duties.times", { count: String(count) })}</span>}
        {mark > 0 && <span className="bad-mark">{t("duties.mark", { mark: String(mark) })}</span>}
        {kind === "quality" && duty.operator && <span>{t("duties.operator", { name: duty.operator })}</span>}
        {kind === "deferred" && <span>{reason}</span>}
        {duty.ticket && <TicketLink duty={duty} put={put} />}
        {reason === EMPTY_MESSAGE && <Tag color="orange">{t("duties.empty_message")}</Tag>}
        <Addressee duty={duty} />
        {told > 0 && <Tag color="red">{t("duties.escalated", { count: String(told) })}</Tag>}
      </div>
      {duty.recording && <Player company={company} contactId={contactId} label={t("duties.play")} />}
      <Space size={4} wrap>
        <CallBack duty={duty} />
        <Button size="small" onClick={openForm}>
          {t("duties.ticket")}
        </Button>
        <Button size="small" aria-expanded={ending === "done"} onClick={() => setEnding(ending ? undefined : "done")}>
          {t("duties.close")}
        </Button>
        {kind === "deferred" && (
          <Button size="small" onClick={() => setEnding(ending ? undefined : "cancel")}>
            {t("duties.cancel")}
          </Button>
        )}
      </Space>
      {ending && <DutyResult duty={duty} how={ending} onDone={() => setEnding(undefined)} />}
    </li>
  );
}

/** Calls the phone; the conversation's record closes the duty. */
function CallBack({ duty: { company, contact_id: contactId, phone, name } }: { duty: CompanyDuty }) {
  const { t } = useTexts("desk");
  const { company: find } = useDesk();
  const { telephony, telephone } = useTelephone();
  if (!telephony || !phone) return null;
  const attributes = { ...ownCall(company, find(company)), ...(name && { resident_name: name }) };
  return (
    <Button
      size="small"
      type="primary"
      disabled={telephone.call !== undefined || !telephone.line}
      onClick={() => telephony.callBack(contactId, { number: phone, attributes })}
      aria-label={`${t("duties.call")} ${phone}`}
    >
      {t("duties.call")}
    </Button>
  );
}

/** For whom it is, unless it is for whoever is on shift, or for oneself. */
function Addressee({ duty: { addressee, kind } }: { duty: CompanyDuty }) {
  const { t, word } = useTexts("desk");
  const { me } = useDesk();
  if (addressee === "operator" || !addressee) return null;
  const mine = kind === "deferred" && (addressee === me.email || addressee === me.name);
  return <Tag>{mine ? t("duties.mine") : t("duties.for", { whom: word("specialist", addressee) })}</Tag>;
}

function TicketLink({ duty: { company, ticket: number }, put }: Props) {
  const { t } = useTexts("desk");
  return (
    <button type="button" className="link" onClick={() => put({ type: "ticket_opened", ticket: { company, number } })}>
      {t("ticket.title", { number })}
    </button>
  );
}

function TimeLeft({ until }: { until: string }) {
  const { t } = useTexts("desk");
  const left = Date.parse(until) - useNow();
  const span = formatSpan(Math.abs(left), t("day_letter"));
  return (
    <span className={left < 0 ? "clock overdue" : left < 120_000 ? "clock soon" : "clock"}>
      {left < 0 ? t("duties.overdue", { left: span }) : t("duties.left", { left: span })}
    </span>
  );
}
