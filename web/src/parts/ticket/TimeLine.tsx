import { Segmented, Tag, Timeline } from "antd";
import { useState } from "react";
import type { TicketCall } from "~/api/ticket";
import type { Ticket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { Moment } from "~/time/Moment";
import { AddNote } from "./AddNote";
import { EntryNote } from "./EntryNote";
import { MessageNote } from "./MessageNote";
import { Player } from "./Player";
import { useCalls, useJournal, useMessages } from "./queries";
import { countGroups, GROUPS, type Group, type Happening, mergeTimeline } from "./timeline";

const COLOURS: Record<Happening["group"], string> = {
  steps: "blue",
  escalations: "red",
  notes: "gray",
  calls: "green",
  messages: "purple",
};

/** All that happened to a ticket in one line of time: what was done, said, sent and spoken; the newest on top, a part of it at wish. */
export function TimeLine({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { may } = useDozor();
  const { company, number } = ticket;
  const zone = useZone(company);
  const journal = useJournal(company, number).data?.items;
  const messages = useMessages(company, number).data?.items;
  const calls = useCalls(company, number, may("contacts.read")).data?.items;
  const [shown, setShown] = useState<Group>("all");
  const happenings = mergeTimeline(journal ?? [], messages ?? [], calls ?? []);
  const counts = countGroups(happenings);
  const chosen = happenings.filter(({ group }) => shown === "all" || group === shown);
  return (
    <section className="journal time-line" aria-label={t("ticket.journal")}>
      <header>
        <h2>{t("ticket.journal")}</h2>
        <Segmented<Group>
          size="small"
          aria-label={t("time_line.filter")}
          value={shown}
          onChange={setShown}
          options={GROUPS.map((group) => ({
            value: group,
            label:
              counts[group] && group !== "all"
                ? `${t(`time_line.${group}`)} ${counts[group]}`
                : t(`time_line.${group}`),
          }))}
        />
      </header>
      {may("tickets.write") && ticket.edits?.includes("note") && <AddNote ticket={ticket} />}
      {journal && !chosen.length && <p className="quiet">{t(`time_line.empty.${shown}`)}</p>}
      <Timeline
        items={chosen.map((one) => ({
          key: one.key,
          color: COLOURS[one.group],
          content: (
            <>
              {one.entry && <EntryNote entry={one.entry} zone={zone} />}
              {one.message && <MessageNote message={one.message} zone={zone} />}
              {one.call && <CallNote call={one.call} company={company} />}
              <Moment at={one.at} zone={zone} seconds />
            </>
          ),
        }))}
      />
    </section>
  );
}

/** One call: which way, who spoke, what came of it, and its recording. */
function CallNote({ call, company }: { call: TicketCall; company: string }) {
  const { t, word } = useTexts("parts/ticket");
  const { direction, caller, operator, outcome, answered_at, ended_at, recording, brought, id, mark } = call;
  const lasted = answered_at && ended_at ? Date.parse(ended_at) - Date.parse(answered_at) : 0;
  return (
    <div className="call-note">
      <div className="row-top">
        <strong>{t("call_note.title")}</strong>
        <span>
          {word("direction", direction)} · {caller}
          {operator && ` · ${operator}`}
          {lasted > 0 && ` · ${formatSpan(lasted, t("day_letter"))}`}
        </span>
        <Tag>{outcome ? word("outcome", outcome) : t("call_note.going_on")}</Tag>
      </div>
      <div className="quiet">
        {brought ? t("call_note.brought") : t("call_note.since")}
        {mark ? ` · ${t("call_note.mark", { mark })}` : ""}
      </div>
      {recording && <Player company={company} contactId={id} label={t("ticket.recording.play")} />}
      {!recording && brought && (
        <div className="quiet">{t(ended_at ? "ticket.recording.none" : "ticket.recording.later")}</div>
      )}
    </div>
  );
}
