import { Tag } from "antd";
import type { Evaluation } from "~/api/quality";
import { useTexts } from "~/texts";

const COLOURS: Record<Evaluation["state"], string> = {
  given: "blue",
  agreed: "green",
  objected: "gold",
  upheld: "default",
  changed: "purple",
};

/** Where an evaluation stands, and what it is worth. */
export function EvaluationTag({ state, score }: Pick<Evaluation, "state" | "score">) {
  const { t, word } = useTexts("quality");
  return (
    <>
      <strong className="score">{t("talk.score", { score })}</strong>{" "}
      <Tag color={COLOURS[state]} data-state={state}>
        {word("evaluation", state)}
      </Tag>
    </>
  );
}
