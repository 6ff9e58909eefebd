import { Timeline } from "antd";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { AddNote } from "./AddNote";
import { EntryNote } from "./EntryNote";
import { useJournal } from "./queries";

interface Props {
  ticket: Ticket;
  zone: string | undefined;
}

/** Who did what, when and why; the newest on top. */
export function Journal({ ticket, zone }: Props) {
  const { t } = useTexts("parts/ticket");
  const { may } = useDozor();
  const { data } = useJournal(ticket.company, ticket.number);
  const entries = [...(data?.items ?? [])].reverse();
  return (
    <section className="journal" aria-label={t("ticket.journal")}>
      <h3>{t("ticket.journal")}</h3>
      {may("tickets.write") && ticket.edits?.includes("note") && <AddNote ticket={ticket} />}
      <Timeline
        items={entries.map((entry) => ({
          key: entry.position,
          color: entry.action === "escalated" ? "red" : "blue",
          content: (
            <>
              <EntryNote entry={entry} zone={zone} />
              <Moment at={entry.at} zone={zone} seconds />
            </>
          ),
        }))}
      />
    </section>
  );
}
