import type { JournalEntry } from "~/api/types";
import { useTexts } from "~/texts";

/** One entry of the journal: what, who, to whom, why. */
export function EntryNote({ entry }: { entry: JournalEntry }) {
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
      {details.report && <div>{details.report}</div>}
      {reason && <div className="entry-reason">{reason}</div>}
    </div>
  );
}

/** Who was told at a rung of the escalation, and where. */
function Told({ details: { whom = "", name, phone, email } }: { details: JournalEntry["details"] }) {
  const { word } = useTexts("parts/ticket");
  return <div>{[word("whom", whom), name, phone, email].filter(Boolean).join(" · ")}</div>;
}
