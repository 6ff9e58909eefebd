import type { ReactNode } from "react";
import { useTexts } from "~/texts";
import { useBoard } from "./board_context";
import { Counting } from "./Counting";
import { countDoing, type Level, serviceLevel, sumUp, waitLevel } from "./figures";
import { useLongestSince } from "./use_longest_since";

/** The numbers that a room looks at first. */
export function Totals() {
  const { t } = useTexts("wallboard");
  const { board } = useBoard();
  const totals = sumUp(board.queues);
  const counts = countDoing(board.operators);
  const { limits } = board;
  const longest = useLongestSince(totals.waiting, totals.longestWait);
  const hint = t("total.level_hint", { seconds: limits.service_level_within, target: limits.service_level_target });
  const level = totals.serviceLevel;
  return (
    <ul className="wall-totals">
      <Total name={t("total.waiting")} level={totals.waiting ? waitLevel(totals.longestWait, limits) : undefined}>
        {totals.waiting}
      </Total>
      <Total name={t("total.longest")} level={longest ? waitLevel(totals.longestWait, limits) : undefined}>
        {longest ? <Counting from={longest} /> : t("total.none")}
      </Total>
      <Total name={t("total.level")} hint={hint} level={level === undefined ? undefined : serviceLevel(level, limits)}>
        {level === undefined ? t("total.none") : `${level} %`}
      </Total>
      <Total name={t("total.answered")}>{totals.answered}</Total>
      <Total name={t("total.abandoned")} level={totals.abandoned ? "warn" : undefined}>
        {totals.abandoned}
      </Total>
      <Total name={t("total.ready")}>{counts.ready}</Total>
      <Total name={t("total.talking")}>{counts.talking + counts.ringing + counts.wrap_up}</Total>
      <Total name={t("total.break")}>{counts.break}</Total>
    </ul>
  );
}

interface TotalProps {
  name: string;
  hint?: string;
  level?: Level | undefined;
  children: ReactNode;
}

function Total({ name, hint, level, children }: TotalProps) {
  return (
    <li className={level ? `level-${level}` : undefined}>
      <strong>{children}</strong>
      <span>{name}</span>
      {hint && <small>{hint}</small>}
    </li>
  );
}
