import { Button, Progress } from "antd";
import { useState } from "react";
import type { Clock, ClockFull, Ticket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { viewClock } from "~/time/clocks";
import { formatExactly, formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { useSayMoment } from "~/time/zone_name";
import { AgreeDialog } from "./AgreeDialog";
import { ChangeTrouble } from "./ChangeTrouble";
import { CLOCK_COLOURS, MET_BY_WORD } from "./Clocks";
import { meetClock } from "./changes";
import { useClocks } from "./queries";
import { type TicketChange, useTicketChange } from "./use_ticket_change";

/** Every clock of a ticket with its clause, what is left of it, its pauses, and what may be said of it; those that run first. */
export function ClockCards({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { data } = useClocks(ticket.company, ticket.number);
  const change = useTicketChange(ticket);
  const [agreeing, setAgreeing] = useState<ClockFull>();
  if (data && !data.items.length) return <p className="quiet">{t("ticket.no_clocks")}</p>;
  const rank = ({ state }: ClockFull) => (state === "stopped" ? 1 : 0);
  const clocks = [...(data?.items ?? ticket.clocks.map(asFull))].sort((one, other) => rank(one) - rank(other));
  return (
    <>
      <ChangeTrouble company={ticket.company} change={change} />
      <ul className="clock-cards" aria-label={t("ticket.clocks")}>
        {clocks.map((clock) => (
          <ClockCard key={clock.key || clock.kind} {...{ ticket, clock, change }} onAgree={() => setAgreeing(clock)} />
        ))}
      </ul>
      {agreeing && <AgreeDialog ticket={ticket} clock={agreeing} onDone={() => setAgreeing(undefined)} />}
    </>
  );
}

/** What the ticket itself knows of a clock: shown until the rest is here, so that nothing jumps. */
function asFull(clock: Clock): ClockFull {
  const state = clock.stopped_at !== null ? "stopped" : clock.paused ? "paused" : "running";
  return {
    ...{ key: "", warn_at: null, ...clock, state },
    ...{ source: "", seconds_left: 0, seconds_spent: 0, kept: true, counts: "always" },
    ...{ pauses: [], agreed: null, may_pause_for: [], may_agree: false },
  };
}

interface CardProps {
  ticket: Ticket;
  clock: ClockFull;
  change: TicketChange;
  onAgree: () => void;
}

function ClockCard({ ticket, clock, change, onAgree }: CardProps) {
  const { t, word, language } = useTexts("parts/ticket");
  const { may } = useDozor();
  const zone = useZone(ticket.company);
  const now = useNow();
  const say = useSayMoment(zone);
  const short = ticket.clocks.find(({ kind, key }) => kind === clock.kind && key === clock.key);
  const { standing, left, used } = viewClock({ ...clock, paused: short?.paused ?? null }, now);
  const runs = clock.state !== "stopped";
  const edits = may("tickets.write") ? (ticket.edits ?? []) : [];
  return (
    <li data-standing={standing}>
      <div className="clock-card-top">
        <strong>{word("clock", clock.kind)}</strong>
        <span className={`clock ${standing}`}>
          {t(`standing.${standing}`)} {runs && formatSpan(Math.abs(left), t("day_letter"))}
        </span>
      </div>
      <Progress percent={used * 100} showInfo={false} size="small" strokeColor={CLOCK_COLOURS[standing]} aria-hidden />
      <div className="clock-card-facts">
        <time dateTime={clock.limit_at} title={formatExactly(clock.limit_at, language, zone)}>
          {t("ticket.clock.limit", { at: say(clock.limit_at) })}
        </time>
        {clock.source && <span>{clock.source}</span>}
        {clock.counts !== "always" && <span>{word("counts", clock.counts)}</span>}
        {runs && edits.includes("meet_clock") && MET_BY_WORD.has(clock.kind) && (
          <Button
            size="small"
            type="link"
            loading={change.busy === clock.kind}
            onClick={() => void change.run(meetClock(clock.kind), clock.kind)}
          >
            {t("ticket.clock_met")}
          </Button>
        )}
        {runs && clock.may_agree && edits.includes("agree_limit") && (
          <Button size="small" type="link" onClick={onAgree}>
            {t("ticket.agree")}…
          </Button>
        )}
      </div>
      <Pauses clock={clock} zone={zone} />
    </li>
  );
}

/** When it stood still, for what and by whose word; and a limit that was agreed upon. */
function Pauses({ clock: { pauses, agreed }, zone }: { clock: ClockFull; zone: string | undefined }) {
  const { t } = useTexts("parts/ticket");
  const moment = useSayMoment(zone);
  if (!pauses.length && !agreed) return null;
  return (
    <ul className="clock-pauses">
      {pauses.map(({ since, until, why_name, note, by }) => (
        <li key={since}>
          {until
            ? t("ticket.clock.stood", { since: moment(since), until: moment(until) })
            : t("ticket.clock.stands", { since: moment(since) })}
          : {[why_name, note, by].filter(Boolean).join(" · ")}
        </li>
      ))}
      {agreed && (
        <li>
          {t("ticket.clock.agreed", { was: moment(agreed.instead_of) })}:{" "}
          {[agreed.why, agreed.by].filter(Boolean).join(" · ")}
        </li>
      )}
    </ul>
  );
}
