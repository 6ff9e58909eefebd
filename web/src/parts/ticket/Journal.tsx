import { Timeline } from "antd";
import type { JournalEntry, Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { AddNote } from "./AddNote";
import { useJournal } from "./queries";

interface Props {
  ticket: Ticket;
  zone: string | undefined;
}

/** Who did what, when and why; the newest on top. */
export function Journal({ ticket, zone }: Props) {
  const { t } = useTexts("parts/ticket");
  const { data } = useJournal(ticket.company, ticket.number);
  const entries = [...(data?.items ?? [])].reverse();
  return (
    <section className="journal" aria-label={t("ticket.journal")}>
      <h3>{t("ticket.journal")}</h3>
      {ticket.edits?.includes("note") && <AddNote ticket={ticket} />}
      <Timeline
        items={entries.map((entry) => ({
          key: entry.position,
          color: entry.action === "escalated" ? "red" : "blue",
          content: <Entry entry={entry} zone={zone} />,
        }))}
      />
    </section>
  );
}

function Entry({ entry, zone }: { entry: JournalEntry; zone: string | undefined }) {
  const { t, word } = useTexts("parts/ticket");
  const { actor, action, at, reason, details, hash } = entry;
  return (
    <div title={t("entry.whole", { hash: hash.slice(0, 12) })}>
      <div>
        <strong>{word("entry", action)}</strong>
        {details.executor_name && ` ${t("entry.executor_name", { value: details.executor_name })}`} ·{" "}
        {actor.kind === "system" ? t("actor.system") : `${actor.name || actor.id}, ${word("actor", actor.kind)}`}
      </div>
      {action === "escalated" && <Told details={details} />}
      {reason && <div className="quiet">{reason}</div>}
      <Moment at={at} zone={zone} seconds />
    </div>
  );
}

/** Who was told at a rung of the escalation, and where. */
function Told({ details: { whom = "", name, phone, email } }: { details: JournalEntry["details"] }) {
  const { word } = useTexts("parts/ticket");
  return <div>{[word("whom", whom), name, phone, email].filter(Boolean).join(" · ")}</div>;
}
