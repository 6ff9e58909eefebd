import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { type EvaluationForm, evaluate, type SampleAsked } from "~/api/quality";
import { useDozor } from "~/app/dozor_context";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Marking, type Places } from "./Marking";
import { type Marks, scoreOf, unanswered } from "./marks";

interface Props {
  company: string;
  contactId: string;
  form: EvaluationForm;
  draw: SampleAsked | undefined;
  places: Places;
}

/** A talk being marked for the first time. */
export function NewEvaluation({ company, contactId, form, draw, places }: Props) {
  const { t } = useTexts("quality");
  const { client } = useDozor();
  const queries = useQueryClient();
  // Made when the form is opened: saving twice, or again after a broken line, is one evaluation.
  const [key] = useState(() => crypto.randomUUID());
  const [marks, setMarks] = useState<Marks>({});
  const [comment, setComment] = useState("");
  const [tried, setTried] = useState(false);
  const left = unanswered(form, marks);
  const save = useMutation({
    mutationFn: () =>
      evaluate(client, { company, contact_id: contactId, marks: Object.values(marks), comment, draw }, key),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["evaluations", company] }),
  });
  const submit = () => {
    setTried(true);
    if (!left.length && !save.isPending) save.mutate();
  };
  return (
    <>
      <Marking
        {...{ form, marks, places }}
        onChange={setMarks}
        {...(tried && { missing: new Set(left.map((question) => question.key)) })}
      />
      <Input.TextArea
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        placeholder={t("talk.comment.hint")}
        aria-label={t("talk.comment")}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={2000}
      />
      {tried && left.length > 0 && <Alert type="warning" showIcon title={t("mark.left", { count: left.length })} />}
      {save.error && <ErrorNote error={save.error} />}
      <p className="save-marks">
        <strong className="score">{t("talk.score", { score: scoreOf(form, marks) })}</strong>
        <Button type="primary" onClick={submit} loading={save.isPending}>
          {t("talk.save")}
        </Button>
      </p>
    </>
  );
}
