import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Space } from "antd";
import { useState } from "react";
import { answerEvaluation, type Evaluation } from "~/api/quality";
import { useDozor } from "~/app/dozor_context";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";

/** What the operator says to the evaluation of their own talk. */
export function Answering({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTexts("quality");
  const { client } = useDozor();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const say = useMutation({
    mutationFn: (answer: "agree" | "object") => answerEvaluation(client, evaluation, answer, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["evaluations", evaluation.company] }),
  });
  return (
    <section className="answering" aria-label={t("answer.title")}>
      <h2>{t("answer.title")}</h2>
      <Input.TextArea
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        placeholder={t("answer.reason.hint")}
        aria-label={t("answer.reason")}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
      />
      {say.error && <ErrorNote error={say.error} />}
      <Space>
        <Button type="primary" onClick={() => say.mutate("agree")} loading={say.isPending}>
          {t("answer.agree")}
        </Button>
        <Button disabled={!reason.trim()} onClick={() => say.mutate("object")} loading={say.isPending}>
          {t("answer.object")}
        </Button>
      </Space>
    </section>
  );
}
