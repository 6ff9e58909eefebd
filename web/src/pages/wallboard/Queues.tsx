import { Button, Tag } from "antd";
import { useState } from "react";
import type { QueueNow } from "~/api/wallboard";
import { EmptyState } from "~/parts/ui";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useBoard, useQueueNaming } from "./board_context";
import { Counting } from "./Counting";
import { serviceLevel, shownQueues, waitLevel } from "./figures";
import { useLongestSince } from "./use_longest_since";

const LEAST = 5;

/** Queues that are this person's to see. */
export function Queues() {
  const { t } = useTexts("wallboard");
  const { board, big } = useBoard();
  const [all, showAll] = useState(false);
  const queues = shownQueues(board.queues, all ? board.queues.length : LEAST);
  const hidden = board.queues.length - queues.length;
  return (
    <section aria-labelledby="wall-queues" className="wall-card wall-queues">
      <h2 id="wall-queues">{t("queues.title")}</h2>
      {queues.length ? (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("queues.name")}</th>
                <th scope="col">{t("queues.waiting")}</th>
                <th scope="col">{t("queues.longest")}</th>
                <th scope="col">{t("queues.available")}</th>
                <th scope="col">{t("queues.level")}</th>
                <th scope="col">{t("queues.lost")}</th>
                <th scope="col">{t("queues.average")}</th>
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <QueueRow key={queue.id} queue={queue} />
              ))}
            </tbody>
          </table>
          {!big && (
            <p className="quiet wall-note">
              {board.queues.some(({ own }) => !own) && t("queues.shared_note")}{" "}
              {(all || hidden > 0) && (
                <Button type="link" size="small" onClick={() => showAll(!all)}>
                  {all ? t("queues.fewer") : t("queues.all", { count: hidden })}
                </Button>
              )}
            </p>
          )}
        </>
      ) : (
        <EmptyState>{t("queues.empty")}</EmptyState>
      )}
    </section>
  );
}

function QueueRow({ queue }: { queue: QueueNow }) {
  const { t } = useTexts("wallboard");
  const { board } = useBoard();
  const { byName } = useQueueNaming();
  const { waiting, longest_wait_s: longest, today } = queue;
  const since = useLongestSince(waiting, longest);
  const level = today.service_level;
  const none = t("total.none");
  return (
    <tr>
      <th scope="row">
        {byName(queue.name)} {queue.own && <Tag>{t("queues.own")}</Tag>}
      </th>
      <td className={waiting ? "strong" : "quiet"}>{waiting}</td>
      <td className={waiting ? `level-${waitLevel(longest, board.limits)}` : "quiet"}>
        {since ? <Counting from={since} /> : none}
      </td>
      <td className={queue.available ? undefined : "quiet"}>{queue.available}</td>
      <td className={level === null ? "quiet" : `level-${serviceLevel(level, board.limits)}`}>
        {level === null ? none : `${level} %`}
      </td>
      <td className={today.abandoned ? undefined : "quiet"}>{today.abandoned}</td>
      <td className="quiet">
        {today.average_wait_s === null ? none : formatSpan(today.average_wait_s * 1000, t("day_letter"))}
      </td>
    </tr>
  );
}
