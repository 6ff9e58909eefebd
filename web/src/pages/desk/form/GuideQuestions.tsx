import { Button, Input } from "antd";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { Question } from "~/api/problems";
import { useTexts } from "~/texts";
import { isTyping } from "../KeysHelp";
import type { Answers } from "./form_values";
import { answerText, backTo, currentQuestion, previousQuestion, withAnswer } from "./guide";

export interface GuideHandle {
  /** Puts the cursor where the present question is answered; gives false when there is none. */
  focus: () => boolean;
}

interface Props {
  questions: readonly Question[];
  /** The last one has been answered or passed over. */
  onDone: () => void;
  ref?: Ref<GuideHandle>;
  /** Given by the form around it. */
  value?: Answers;
  onChange?: (answers: Answers) => void;
}

/** What is asked about the problem, one by one: a digit chooses, 0 passes over, Backspace goes back. */
export function GuideQuestions({ questions, onDone, ref, value = {}, onChange }: Props) {
  const { t } = useTexts("desk");
  const place = useRef<HTMLFieldSetElement>(null);
  const [asking, setAsking] = useState(false);
  const current = currentQuestion(questions, value);
  const key = current?.key;
  useImperativeHandle(ref, () => ({
    focus: () => {
      setAsking(true);
      return focusIn(place.current) || questions.length > 0;
    },
  }));
  // The next question is where the cursor goes, once one is at it; and not while the form is merely filled.
  useEffect(() => {
    if (asking && key) focusIn(place.current);
  }, [asking, key]);
  if (!questions.length) return null;
  const answer = (question: Question, text: string) => {
    const answers = withAnswer(value, question.key, text);
    onChange?.(answers);
    setAsking(true);
    if (!currentQuestion(questions, answers)) onDone();
  };
  const back = () => {
    const before = previousQuestion(questions, value);
    if (!before) return;
    onChange?.(backTo(questions, value, before.key));
    setAsking(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !current) return;
    const typing = isTyping(event.target);
    if (event.key === "Backspace" && !(typing && (event.target as HTMLInputElement).value)) {
      event.preventDefault();
      back();
    } else if (!typing && /^\d$/.test(event.key)) {
      const choice = current.answers[Number(event.key) - 1];
      if (choice) answer(current, choice.key);
      else if (event.key === "0") answer(current, "");
    }
  };
  return (
    <fieldset ref={place} className="questions" aria-label={t("questions.title")} onKeyDown={onKeyDown}>
      <AnsweredList questions={questions} answers={value} onBack={(to) => onChange?.(backTo(questions, value, to))} />
      {current && (
        <AskedQuestion
          key={current.key}
          question={current}
          at={t("questions.at", { at: questions.indexOf(current) + 1, of: questions.length })}
          onAnswer={(text) => answer(current, text)}
        />
      )}
    </fieldset>
  );
}

interface AskedProps {
  question: Question;
  at: string;
  onAnswer: (answer: string) => void;
}

function AskedQuestion({ question, at, onAnswer }: AskedProps) {
  const { t } = useTexts("desk");
  const [said, setSaid] = useState("");
  const { text, answers } = question;
  return (
    <div className="questions-question">
      <p>
        <span className="quiet">{at}</span> <strong aria-live="polite">{text}</strong>
      </p>
      {answers.length ? (
        <div className="questions-answers">
          {answers.map((choice, index) => (
            <Button key={choice.key} size="small" onClick={() => onAnswer(choice.key)}>
              <kbd>{index + 1}</kbd> {choice.text}
            </Button>
          ))}
          <Button size="small" type="text" onClick={() => onAnswer("")}>
            <kbd>0</kbd> {t("questions.pass")}
          </Button>
        </div>
      ) : (
        <Input
          size="small"
          value={said}
          onChange={(event) => setSaid(event.target.value)}
          onPressEnter={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onAnswer(said.trim());
          }}
          onBlur={() => said.trim() && onAnswer(said.trim())}
          aria-label={text}
          placeholder={t("questions.say")}
        />
      )}
    </div>
  );
}

interface AnsweredProps {
  questions: readonly Question[];
  answers: Answers;
  onBack: (key: string) => void;
}

/** What was answered; a press asks it again. */
function AnsweredList({ questions, answers, onBack }: AnsweredProps) {
  const { t } = useTexts("desk");
  const answered = questions.filter(({ key }) => answers[key] !== undefined);
  if (!answered.length) return null;
  return (
    <ul className="questions-answered">
      {answered.map((question) => (
        <li key={question.key}>
          <button type="button" className="link" title={t("questions.again")} onClick={() => onBack(question.key)}>
            {question.text}
          </button>{" "}
          <strong>{answerText(question, answers[question.key] ?? "") || t("questions.passed")}</strong>
        </li>
      ))}
    </ul>
  );
}

/** The cursor on the first answer, or in the field where it is typed. */
function focusIn(place: HTMLElement | null): boolean {
  const first = place?.querySelector<HTMLElement>(".questions-question button, .questions-question input");
  first?.focus();
  return first !== null && first !== undefined;
}
