import { Button, Tag } from "antd";
import type { CallNow } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { EmptyState } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useBoard, useCallerName, useQueueNaming } from "./board_context";
import { Counting } from "./Counting";
import { arrangeCalls, waitLevel } from "./figures";

/** Calls of this person's companies: who waits, who talks. */
export function Calls({ canListen }: { canListen: boolean }) {
  const { t } = useTexts("wallboard");
  const { board } = useBoard();
  const calls = arrangeCalls(board.calls);
  return (
    <section aria-labelledby="wall-calls" className="wall-card wall-calls">
      <h2 id="wall-calls">{t("calls.title")}</h2>
      {calls.length ? (
        <ul>
          {calls.map((call) => (
            <CallRow key={call.id} call={call} canListen={canListen} />
          ))}
        </ul>
      ) : (
        <EmptyState>{t("calls.empty")}</EmptyState>
      )}
    </section>
  );
}

function CallRow({ call, canListen }: { call: CallNow; canListen: boolean }) {
  const { t } = useTexts("wallboard");
  const { board, big } = useBoard();
  const { me, company } = useDozor();
  const { byId } = useQueueNaming();
  const who = useCallerName()(call);
  const operator = board.operators.find(({ email }) => email === call.operator)?.name ?? call.operator;
  const where = [me.companies.length > 1 && company(call.company)?.name, call.address, operator || byId(call.queue)];
  const waited = (new Date(board.taken_at).getTime() - new Date(call.since).getTime()) / 1000;
  return (
    <li className={call.state === "waiting" ? `level-${waitLevel(waited, board.limits)}` : undefined}>
      <span className="call-who">
        {who} {call.emergency && <Tag color="red">{t("calls.emergency")}</Tag>}
      </span>
      <span className="call-state">
        {t(`call_state.${call.state}`)} <Counting from={call.since} />
      </span>
      <span className="call-where quiet">{where.filter(Boolean).join(" · ")}</span>
      {!big && <CallActs call={call} who={who} canListen={canListen} />}
    </li>
  );
}

function CallActs({ call, who, canListen }: { call: CallNow; who: string; canListen: boolean }) {
  const { t } = useTexts("wallboard");
  const { intend } = useBoard();
  if (call.state === "waiting") {
    return (
      <Button size="small" aria-label={t("act.move_of", { who })} onClick={() => intend({ what: "move", call })}>
        {t("act.move")}
      </Button>
    );
  }
  if (call.state === "ringing") return <span />;
  return (
    <Button
      size="small"
      disabled={!canListen}
      aria-label={t("act.listen_to", { who })}
      onClick={() => intend({ what: "listen", call })}
    >
      {t("act.listen")}
    </Button>
  );
}
