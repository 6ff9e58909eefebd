import { Button, Progress } from "antd";
import type { Clock } from "~/api/types";
import { useTexts } from "~/texts";
import { type ClockStanding, nearestClock, viewClock } from "~/time/clocks";
import { formatExactly, formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";

/** By the variables of the pages' own colours. */
export const CLOCK_COLOURS: Record<ClockStanding, string> = {
  kept: "var(--good)",
  missed: "var(--bad)",
  paused: "var(--quiet)",
  running: "var(--brand)",
  soon: "var(--warn)",
  overdue: "var(--bad)",
};

/** The running clock that ends first, as one short counter. */
export function NearestClock({ clocks, named = false }: { clocks: readonly Clock[]; named?: boolean }) {
  const { t, word } = useTexts("parts/ticket");
  const view = nearestClock(clocks, useNow());
  if (!view) return null;
  return (
    <span className={`clock ${view.standing}`}>
      {named && `${word("clock", view.kind)}: `}
      {formatSpan(view.left, t("day_letter"))}
    </span>
  );
}

/** What a person says that it is done; all else stops its clock by being done to the ticket. */
export const MET_BY_WORD: ReadonlySet<Clock["kind"]> = new Set([
  "tell_plan",
  "localise",
  "inspect",
  "tell_cause",
  "notify",
]);

interface Props {
  clocks: readonly Clock[];
  zone: string | undefined;
  /** Offered where it is allowed; undefined where not. */
  onMet: ((kind: Clock["kind"]) => void) | undefined;
}

/** All clocks of a ticket, those that run and those that were stopped. */
export function Clocks({ clocks, zone, onMet }: Props) {
  const { t, word, language } = useTexts("parts/ticket");
  const now = useNow();
  if (!clocks.length) return <p className="quiet">{t("ticket.no_clocks")}</p>;
  return (
    <ul className="clocks" aria-label={t("ticket.clocks")}>
      {clocks.map((clock) => {
        const { standing, left, used } = viewClock(clock, now);
        const counts = standing !== "kept" && standing !== "missed";
        return (
          <li key={clock.kind} title={formatExactly(clock.limit_at, language, zone)} data-standing={standing}>
            <span>{word("clock", clock.kind)}</span>
            <Progress percent={used * 100} showInfo={false} size="small" strokeColor={CLOCK_COLOURS[standing]} />
            <span className={`clock ${standing}`}>
              {t(`standing.${standing}`)} {counts && formatSpan(Math.abs(left), t("day_letter"))}
            </span>
            {onMet && counts && MET_BY_WORD.has(clock.kind) && (
              <Button size="small" type="link" onClick={() => onMet(clock.kind)}>
                {t("ticket.clock_met")}
              </Button>
            )}
            {clock.paused && clock.stopped_at === null && (
              <span className="quiet clock-paused">
                {clock.paused.note} · {clock.paused.by}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
