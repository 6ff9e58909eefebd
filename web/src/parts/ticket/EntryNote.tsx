import type { JournalEntry } from "~/api/types";
import { AnswerList } from "~/parts/guide/AnswerList";
import { useTexts } from "~/texts";
import { useSayMoment } from "~/time/zone_name";
import { outcomeOfCall } from "./called";
import { readSteps } from "./script_steps";

interface Props {
  entry: JournalEntry;
  zone: string | undefined;
}

/** One entry of the journal: what, who, to whom, why. */
export function EntryNote({ entry, zone }: Props) {
  const { t, word } = useTexts("parts/ticket");
  const { actor, action, reason, details, hash } = entry;
  return (
    <div title={t("entry.whole", { hash: hash.slice(0, 12) })}>
      <div>
        <strong>{word("entry", action)}</strong>
        {details.executor_name && ` ${t("entry.executor_name", { value: details.executor_name })}`} ·{" "}
        {actor.kind === "system" ? t("actor.system") : `${actor.name || actor.id}, ${word("actor", actor.kind)}`}
      </div>
      {action === "escalated" && <Told details={details} />}
      {action === "called" && <Called details={details} />}
      {action === "call_deferred" && <ToCall details={details} zone={zone} />}
      {action === "diagnose" && <Diagnosed details={details} />}
      {details.report && <div>{details.report}</div>}
      {reason && <div className="entry-reason">{reason}</div>}
      {details.done_at && <HeardLate doneAt={details.done_at} heardAt={entry.at} zone={zone} />}
    </div>
  );
}

/** Who was told at a rung of the escalation, and where. */
function Told({ details: { whom = "", name, phone, email } }: { details: JournalEntry["details"] }) {
  const { word } = useTexts("parts/ticket");
  return <div>{[word("whom", whom), name, phone, email].filter(Boolean).join(" · ")}</div>;
}

/** Whom a call that told of the ticket went to, and what came of it. */
function Called({ details }: { details: JournalEntry["details"] }) {
  const { word } = useTexts("parts/ticket");
  const { name, phone } = details;
  return <div>{[name, phone, word("called", outcomeOfCall(details))].filter(Boolean).join(" · ")}</div>;
}

/** Whom a call that was put off is to go to, and when. */
function ToCall({ details: { phone, at }, zone }: { details: JournalEntry["details"]; zone: string | undefined }) {
  const moment = useSayMoment(zone);
  return <div>{[phone, at && moment(at)].filter(Boolean).join(" · ")}</div>;
}

/** By which guide, what was asked and answered, and what the resident was told at its end. */
function Diagnosed({ details }: { details: JournalEntry["details"] }) {
  const { t } = useTexts("parts/ticket", "parts/guide");
  return (
    <div className="entry-script">
      {details.guide && <div>{details.guide}</div>}
      <AnswerList items={readSteps(details)} />
      {details.advice && (
        <div>
          <span className="quiet">{t("guide.told")}:</span> {details.advice}
        </div>
      )}
    </div>
  );
}

/** Done where there was no line, and heard of later; the first by the clock of whoever did it. */
function HeardLate({ doneAt, heardAt, zone }: { doneAt: string; heardAt: string; zone: string | undefined }) {
  const { t } = useTexts("parts/ticket");
  const moment = useSayMoment(zone);
  return <div className="entry-late">{t("entry.heard_late", { done: moment(doneAt), heard: moment(heardAt) })}</div>;
}
