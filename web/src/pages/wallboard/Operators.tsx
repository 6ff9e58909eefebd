import { Button } from "antd";
import type { OperatorNow } from "~/api/wallboard";
import { EmptyState } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useBoard, useCallerName } from "./board_context";
import { Counting } from "./Counting";
import { arrangeOperators, doing, since } from "./figures";

/** Who is at work, what they do and since when. */
export function Operators() {
  const { t } = useTexts("wallboard");
  const { board } = useBoard();
  return (
    <section aria-labelledby="wall-operators" className="wall-card wall-operators">
      <h2 id="wall-operators">{t("operators.title")}</h2>
      {board.operators.length ? (
        <ul>
          {arrangeOperators(board.operators).map((operator) => (
            <OperatorRow key={operator.email} operator={operator} />
          ))}
        </ul>
      ) : (
        <EmptyState>{t("operators.empty")}</EmptyState>
      )}
    </section>
  );
}

function OperatorRow({ operator }: { operator: OperatorNow }) {
  const { t, word } = useTexts("wallboard");
  const { board, big, intend } = useBoard();
  const name = useCallerName();
  const does = doing(operator);
  const call = board.calls.find(({ id }) => id === operator.call);
  return (
    <li className={`does-${does}`}>
      <span className="operator-name">{operator.name}</span>
      <span className="operator-does">
        {does === "break" ? word("status", operator.status) : t(`doing.${does}`)} <Counting from={since(operator)} />
      </span>
      <span className="operator-with quiet">
        {call ? name(call) : operator.activity && t("operators.elsewhere")}
        {operator.next_status && ` ${t("operators.next", { status: word("status", operator.next_status) })}`}
      </span>
      {!big && (
        <Button
          size="small"
          aria-label={t("operators.set", { name: operator.name })}
          onClick={() => intend({ what: "state", operator })}
        >
          {t("operators.set_short")}
        </Button>
      )}
    </li>
  );
}
