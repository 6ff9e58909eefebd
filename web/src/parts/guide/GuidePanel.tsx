import { Alert, Button, Segmented } from "antd";
import { useState } from "react";
import type { DiagnosisAsked, GuideRow } from "~/api/guides";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { GuideText } from "./GuideText";
import { useGuide } from "./queries";
import { ScriptWalk } from "./ScriptWalk";
import { type Answer, walk } from "./walk";

interface Props {
  company: string;
  /** The guides that are for the problem. */
  rows: readonly GuideRow[];
  value: DiagnosisAsked | undefined;
  onChange: (diagnosis: DiagnosisAsked | undefined) => void;
  onProblem: (problem: string, name: string) => void;
  /** Whether the answers are to be kept by anybody; else the script is only gone through. */
  takes: boolean;
  onDone: () => void;
}

/** A guide beside a form: its script first, its text below. */
export function GuidePanel({ company, rows, value, onChange, onProblem, takes, onDone }: Props) {
  const { t } = useTexts("parts/guide");
  const explain = useExplain();
  const [chosen, choose] = useState(value?.guide ?? rows[0]?.key ?? "");
  const { data: guide, error } = useGuide(company, chosen);
  const answers = value?.guide === chosen ? value.answers : [];
  const put = (next: Answer[]) =>
    onChange(next.length && guide ? { guide: guide.key, version: guide.version, answers: next } : undefined);
  const here = guide && walk(guide, answers).here;
  const done = () => {
    if (here?.problem) onProblem(here.problem, here.problem_name || here.problem);
    onDone();
  };
  return (
    <div className="guide-panel">
      {rows.length > 1 && (
        <Segmented
          vertical
          block
          value={chosen}
          onChange={choose}
          options={rows.map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
      {error && <Alert type="error" title={explain(error)} />}
      {guide && (
        <>
          <ScriptWalk guide={guide} answers={answers} onChange={put} ready>
            {takes && (
              <Button type="primary" onClick={done}>
                {t("guide.take")}
              </Button>
            )}
          </ScriptWalk>
          <details>
            <summary>{t("guide.whole_text")}</summary>
            <GuideText text={guide.text} />
          </details>
        </>
      )}
    </div>
  );
}
