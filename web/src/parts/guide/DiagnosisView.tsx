import type { Diagnosis } from "~/api/guides";
import { useTexts } from "~/texts";
import { AnswerList } from "./AnswerList";
import "./guide.css";

/** What the operator found out by a guide's script, for whoever comes. Without antd: the executor's page shows it too. */
export function DiagnosisView({ diagnosis }: { diagnosis: Diagnosis | null | undefined }) {
  const { t } = useTexts("parts/guide");
  if (!diagnosis) return null;
  const { title, answers, outcome, advice } = diagnosis;
  return (
    <section className="diagnosis" aria-label={t("guide.diagnosis")}>
      <h3>
        {t("guide.diagnosis")}: {title}
      </h3>
      <AnswerList items={answers.map(({ step, asked, answered }) => ({ key: step, asked, answered }))} />
      {outcome ? (
        <p>
          <span className="quiet">{t("guide.told")}:</span> {advice}
        </p>
      ) : (
        <p className="quiet">{t("guide.broken_off")}</p>
      )}
    </section>
  );
}
