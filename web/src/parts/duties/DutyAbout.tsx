import { Tag } from "antd";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { isMine } from "./is_mine";
import type { CompanyDuty } from "./queries";
import "./duties.css";

const KIND_COLOURS = { callback: "gold", voicemail: "blue", quality: "red", deferred: "purple" } as const;
/** Why a duty was left, as the API writes it: only what adds something to the duty's kind is shown. */
const EMPTY_MESSAGE = "left an empty message";
const SOON_MS = 120_000;

interface Props {
  duty: CompanyDuty;
  /** Who waits to be called is on the line with us already. */
  onLine?: boolean;
}

/** What kind it is, who waits, why, for whom it is: in tags. */
export function DutyAbout({ duty, onLine = false }: Props) {
  const { t, word } = useTexts("parts/duties");
  const { kind, count, mark, told, name, reason, steps } = duty;
  const putOff = steps.filter((step) => step.kind === "put_off").length;
  return (
    <>
      <Tag color={KIND_COLOURS[kind]}>{word("duty", kind)}</Tag>
      {onLine && <Tag color="green">{t("duties.on_line")}</Tag>}
      {name && <span>{name}</span>}
      {count > 1 && <span>{t("duties.times", { count: String(count) })}</span>}
      {mark > 0 && <span className="bad-mark">{t("duties.mark", { mark: String(mark) })}</span>}
      {kind === "quality" && duty.operator && <span>{t("duties.operator", { name: duty.operator })}</span>}
      {kind === "deferred" && <span>{reason}</span>}
      {reason === EMPTY_MESSAGE && <Tag color="orange">{t("duties.empty_message")}</Tag>}
      <Addressee duty={duty} />
      {putOff > 0 && <Tag>{t("duties.put_off.times", { count: String(putOff) })}</Tag>}
      {told > 0 && <Tag color="red">{t("duties.escalated", { count: String(told) })}</Tag>}
    </>
  );
}

/** For whom it is, unless it is for whoever is on shift, or for oneself. */
function Addressee({ duty }: { duty: CompanyDuty }) {
  const { t, word } = useTexts("parts/duties");
  const { me } = useDozor();
  const { addressee, addressee_name: name } = duty;
  if (!addressee || addressee === "operator") return null;
  return (
    <Tag>{isMine(duty, me) ? t("duties.mine") : t("duties.for", { whom: name || word("specialist", addressee) })}</Tag>
  );
}

/** How long there is left, or since when it is late. */
export function TimeLeft({ until }: { until: string }) {
  const { t } = useTexts("parts/duties");
  const left = Date.parse(until) - useNow();
  const span = formatSpan(Math.abs(left), t("day_letter"));
  return (
    <span className={left < 0 ? "clock overdue" : left < SOON_MS ? "clock soon" : "clock"}>
      {left < 0 ? t("duties.overdue", { left: span }) : t("duties.left", { left: span })}
    </span>
  );
}
