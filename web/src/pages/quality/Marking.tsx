import { Button, Input, Radio, Tag } from "antd";
import { useState } from "react";
import type { EvaluationForm, FormQuestion, Mark, MarkValue } from "~/api/quality";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { type Marks, put, UNPLACED } from "./marks";

/** The recording beside the form. */
export interface Places {
  /** The second that is heard now. */
  now: () => number;
  go: (second: number) => void;
}

interface Props {
  form: EvaluationForm;
  marks: Marks;
  places: Places;
  /** Without it the marks are only shown. */
  onChange?: (marks: Marks) => void;
  /** Keys of questions that are still to be answered, once somebody has tried to save. */
  missing?: ReadonlySet<string>;
}

/** The form with its marks, section by section. */
export function Marking({ form, marks, places, onChange, missing }: Props) {
  return (
    <div className="marking">
      {form.sections.map(({ key, name, questions }) => (
        <section key={key} aria-label={name}>
          <h2>{name}</h2>
          {questions.map((question) => (
            <Question
              key={question.key}
              question={question}
              mark={marks[question.key]}
              places={places}
              missing={missing?.has(question.key) ?? false}
              onChange={onChange && ((change) => onChange(put(marks, question.key, change)))}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

interface QuestionProps {
  question: FormQuestion;
  mark: Mark | undefined;
  places: Places;
  missing: boolean;
  onChange: ((change: Partial<Mark>) => void) | undefined;
}

function Question({ question, mark, places, missing, onChange }: QuestionProps) {
  const { t, word } = useTexts("quality");
  const { key, name, fatal, optional, help } = question;
  const values: MarkValue[] = ["yes", "partly", "no", ...(optional ? (["not_applicable"] as const) : [])];
  return (
    <div className={missing ? "question missing" : "question"} data-question={key}>
      <p id={`question-${key}`}>
        {name} {fatal && <Tag color="red">{t("mark.fatal")}</Tag>}
        {help && onChange && <span className="quiet"> {help}</span>}
      </p>
      {onChange ? (
        <Radio.Group
          aria-labelledby={`question-${key}`}
          optionType="button"
          buttonStyle="solid"
          size="small"
          value={mark?.value ?? null}
          onChange={({ target }) => onChange({ value: target.value })}
          options={values.map((value) => ({ value, label: word("mark", value) }))}
        />
      ) : (
        mark && <strong className={`mark ${mark.value}`}>{word("mark", mark.value)}</strong>
      )}
      {mark && <Remark {...{ mark, places, onChange, name }} />}
    </div>
  );
}

/** What is said to a mark, and where in the recording it can be heard. */
function Remark({
  mark,
  places,
  onChange,
  name,
}: Omit<QuestionProps, "question" | "missing"> & { mark: Mark; name: string }) {
  const { t } = useTexts("quality");
  const [open, setOpen] = useState(false);
  const { comment = "", at_second = UNPLACED } = mark;
  const place = at_second > UNPLACED && (
    <Button size="small" type="link" onClick={() => places.go(at_second)}>
      ► {formatSpan(at_second * 1000, t("day_letter"))}
    </Button>
  );
  if (!onChange) {
    return (
      <span className="remark">
        {place} {comment}
      </span>
    );
  }
  if (!open && !comment && !place) {
    return (
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t("mark.comment.add")}
      </Button>
    );
  }
  return (
    <span className="remark">
      {place}
      <Button size="small" onClick={() => onChange({ at_second: places.now() })}>
        {t("mark.here")}
      </Button>
      <Input
        size="small"
        value={comment}
        onChange={({ target }) => onChange({ comment: target.value })}
        placeholder={t("mark.comment.hint")}
        aria-label={t("mark.comment", { question: name })}
        maxLength={1000}
        autoFocus={!comment}
      />
    </span>
  );
}
