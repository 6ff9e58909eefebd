import { Tag } from "antd";
import type { Contact } from "~/api/types";
import { useQueueName } from "~/parts/telephone/names";
import { Player } from "~/parts/ticket/Player";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";

const OUTCOME_COLOURS: Readonly<Record<NonNullable<Contact["outcome"]>, string>> = {
  answered: "green",
  self_served: "blue",
  voicemail: "blue",
  callback: "gold",
  transferred_out: "purple",
  abandoned: "red",
  not_reached: "orange",
};

interface Props {
  company: string;
  call: Contact;
  zone: string | undefined;
  /** Who it was with, where that is not clear from the place. */
  withPhone?: boolean;
}

/** One call: when, which way, how it ended, through whose hands it went, its mark and its recording. */
export function CallLine({ company, call, zone, withPhone = false }: Props) {
  const { t, word } = useTexts("desk", "parts/duties", "parts/telephone");
  const { direction, outcome, served, mark, remark } = call;
  return (
    <li className="call-row">
      <span>
        <span title={word("direction", direction)}>{direction === "inbound" ? "↓" : "↑"}</span>{" "}
        <Moment at={call.started_at} zone={zone} />
      </span>
      {withPhone && <strong>{call.caller || t("call.withheld")}</strong>}
      <span className="call-row-tags">
        {outcome ? (
          <Tag color={OUTCOME_COLOURS[outcome]}>{word("outcome", outcome)}</Tag>
        ) : (
          <Tag>{t("calls.going_on")}</Tag>
        )}
        {served && <Tag>{word("served", served)}</Tag>}
        {mark > 0 && <Tag color={mark <= 2 ? "red" : "default"}>{t("duties.mark", { mark: String(mark) })}</Tag>}
        {remark && <Tag color="orange">{word("remark", remark)}</Tag>}
      </span>
      <Chain call={call} />
      {call.recording && <Player company={company} contactId={call.id} label={t("calls.play")} />}
    </li>
  );
}

/** The way of the call: queue, operator, and whoever it was handed to. */
function Chain({ call: { queue, operator, transferred_to: to } }: { call: Contact }) {
  const { t } = useTexts("desk");
  const queueName = useQueueName();
  const steps = [queue && queueName(queue), operator, to && t("calls.transferred", { to })].filter(Boolean);
  if (!steps.length) return null;
  return <span className="quiet">{steps.join(" → ")}</span>;
}
