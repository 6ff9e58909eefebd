import { Button, Tag } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { Guide, ScriptStep } from "~/api/guides";
import { URGENCY_COLOURS } from "~/parts/ui";
import { useTexts } from "~/texts";
import { AnswerList } from "./AnswerList";
import { type Answer, answer, isEnd, keyMeans, walk } from "./walk";
import "./guide.css";

interface Props {
  guide: Guide;
  answers: readonly Answer[];
  onChange: (answers: Answer[]) => void;
  /** Whether its keys work as soon as it is shown; else once it is touched. */
  ready?: boolean;
  /** What is offered at the end, beside beginning anew. */
  children?: ReactNode;
}

/** A diagnosis script, one step at a time: by the mouse, or by 1 to 9 and Backspace. */
export function ScriptWalk({ guide, answers, onChange, ready = false, children }: Props) {
  const { t } = useTexts("parts/guide");
  const room = useRef<HTMLElement>(null);
  const wantsFocus = useRef(ready);
  const { taken, here } = walk(guide, answers);
  const put = (choice?: string) => {
    wantsFocus.current = true;
    onChange(answer(answers, here, choice));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const meant = keyMeans(event.key, here);
    if (!meant) return;
    event.preventDefault();
    put(meant === "back" ? undefined : meant.choice);
  };
  // The step that an answer has led to has the keys at once; one that changed while it is being written takes nobody's.
  const at = here?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another step is shown
  useEffect(() => {
    if (wantsFocus.current) room.current?.focus({ preventScroll: true });
    wantsFocus.current = false;
  }, [at]);
  if (!here) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the step work while the script has the focus
    <section ref={room} tabIndex={0} className="script-walk" aria-label={t("guide.script")} onKeyDown={onKeyDown}>
      <AnswerList items={taken.map(({ step, answered }) => ({ key: step.key, asked: step.text, answered }))} />
      <Here step={here} onChoose={put} />
      {isEnd(here) && children}
      <p className="script-ways">
        {taken.length > 0 && (
          <>
            <Button size="small" onClick={() => put()}>
              {t("guide.back")} <kbd>⌫</kbd>
            </Button>
            <Button size="small" type="text" onClick={() => onChange([])}>
              {t("guide.anew")}
            </Button>
          </>
        )}
        {!isEnd(here) && <span className="quiet">{t("guide.keys")}</span>}
      </p>
    </section>
  );
}

function Here({ step, onChoose }: { step: ScriptStep; onChoose: (choice: string) => void }) {
  const { word } = useTexts("parts/guide");
  return (
    <div className={`script-step ${step.kind}`} data-step={step.key}>
      <p className="script-kind">{word("step", step.kind)}</p>
      <p className="script-text" aria-live="polite">
        {step.text}
      </p>
      {step.kind === "engineer" && <Engineer step={step} />}
      <ol className="script-choices">
        {step.choices.map(({ key, text }, place) => (
          <li key={key}>
            <Button block onClick={() => onChoose(key)}>
              <kbd>{place + 1}</kbd> {text}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Who comes, for what, how soon: as the catalogue has it for the problem of this end. */
function Engineer({ step }: { step: ScriptStep }) {
  const { word } = useTexts("parts/guide");
  return (
    <p>
      {step.urgency && <Tag color={URGENCY_COLOURS[step.urgency]}>{word("urgency", step.urgency)}</Tag>}{" "}
      <strong>{step.problem_name}</strong>
      <span className="quiet"> · {step.trade_name}</span>
    </p>
  );
}
