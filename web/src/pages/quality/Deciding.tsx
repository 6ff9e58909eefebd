import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { decideObjection, type Evaluation, type EvaluationForm } from "~/api/quality";
import { useDozor } from "~/app/dozor_context";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Marking, type Places } from "./Marking";
import { marksOf, scoreOf } from "./marks";

interface Props {
  form: EvaluationForm;
  evaluation: Evaluation;
  places: Places;
}

/** An objection to be decided: marks left as they are uphold the evaluation, others change it. */
export function Deciding({ form, evaluation, places }: Props) {
  const { t } = useTexts("quality");
  const { client } = useDozor();
  const queries = useQueryClient();
  const [marks, setMarks] = useState(() => marksOf(evaluation));
  const [reason, setReason] = useState("");
  const changed = JSON.stringify(marks) !== JSON.stringify(marksOf(evaluation));
  const decide = useMutation({
    mutationFn: () => decideObjection(client, evaluation, Object.values(marks), reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["evaluations", evaluation.company] }),
  });
  return (
    <>
      <Marking {...{ form, marks, places }} onChange={setMarks} />
      <Input.TextArea
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        placeholder={t("decide.reason.hint")}
        aria-label={t("decide.reason")}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={2000}
      />
      {decide.error && <ErrorNote error={decide.error} />}
      <p className="save-marks">
        <strong className="score">{t("talk.score", { score: scoreOf(form, marks) })}</strong>
        <Button type="primary" disabled={!reason.trim()} onClick={() => decide.mutate()} loading={decide.isPending}>
          {t(changed ? "decide.change" : "decide.uphold")}
        </Button>
      </p>
    </>
  );
}
