import { Tag } from "antd";
import { useTexts } from "~/texts";
import type { Telephone } from "./telephone_state";

const COLOURS: Readonly<Record<Telephone["phase"], string>> = {
  idle: "default",
  called: "orange",
  ringing: "processing",
  listening: "blue",
  asked: "gold",
  waiting: "purple",
  talking: "green",
  held: "orange",
  ended: "default",
  failed: "red",
};

/** What is going on with the telephone, in a few words. */
export function PhaseNote({ telephone: { phase, detail, carries } }: { telephone: Telephone }) {
  const { t, word } = useTexts("telephone");
  const why = phase === "ended" && detail ? "phone.ended.why" : (`phone.${phase}` as const);
  const over = phase === "idle" || phase === "ended" || phase === "failed";
  return (
    <div>
      <div role="status" data-phase={phase}>
        <Tag color={COLOURS[phase]} className="phase-tag">
          {t(why, { agent: detail, reason: word("phone.why", detail) })}
        </Tag>
      </div>
      {over && carries && <p className="quiet carries">{t("telephone.carries", { number: carries })}</p>}
    </div>
  );
}
