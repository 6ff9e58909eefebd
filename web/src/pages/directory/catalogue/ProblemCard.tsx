import { Alert, Button, Tag } from "antd";
import type { CataloguedProblem } from "~/api/directory";
import { Facts, UrgencyTag } from "~/parts/ui";
import { useTexts } from "~/texts";
import { formatDuration } from "../format";

interface Props {
  problem: CataloguedProblem;
  /** Begins to change it; undefined for who may not. */
  onEdit?: (() => void) | undefined;
}

/** Everything that the catalogue says of one kind of problem. */
export function ProblemCard({ problem, onEdit }: Props) {
  const { t } = useTexts("directory");
  const changed = (["off", "own", "renamed"] as const).filter((one) => problem[one]);
  const tags = problem.version > 0 && !changed.length ? (["edited"] as const) : changed;
  return (
    <article aria-label={problem.name}>
      <header className="problem-header">
        <h2>{problem.name}</h2>
        {onEdit && <Button onClick={onEdit}>{t("edit.begin")}</Button>}
      </header>
      {problem.trouble && <Alert type="warning" showIcon title={t(`trouble.${problem.trouble}`)} />}
      <Facts
        of={
          [
            [t("problem.urgency"), <UrgencyTag key="urgency" urgency={problem.urgency} />],
            [t("problem.trade"), problem.trade_name],
            [t("edit.synonyms"), problem.synonyms.join(" · ")],
            [t("problem.places"), problem.places.join(", ")],
            [t("catalogue.changed"), tags.map((one) => <Tag key={one}>{t(`catalogue.${one}`)}</Tag>)],
          ].filter(([, value]) => !Array.isArray(value) || value.length > 0) as [string, string][]
        }
      />
      {problem.advice && (
        <section aria-label={t("problem.advice")}>
          <h3>{t("problem.advice")}</h3>
          <p className="directory-notes">{problem.advice}</p>
        </section>
      )}
      <Clocks problem={problem} />
      {problem.questions.length > 0 && (
        <section aria-label={t("problem.questions")}>
          <h3>{t("problem.questions")}</h3>
          <ol className="directory-questions">
            {problem.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

function Clocks({ problem: { clocks } }: { problem: CataloguedProblem }) {
  const { t, word, language } = useTexts("directory");
  return (
    <section aria-label={t("problem.clocks")}>
      <h3>{t("problem.clocks")}</h3>
      {!clocks.length && <p className="quiet">{t("problem.no_clocks")}</p>}
      <table className="directory-table">
        <tbody>
          {clocks.map(({ kind, seconds, counts, source }) => (
            <tr key={kind}>
              <th scope="row">{word("clock", kind)}</th>
              <td>
                <strong>{formatDuration(seconds, language)}</strong> {t(`counts.${counts}`)}
              </td>
              <td className="quiet">{source && `${t("problem.source")} ${source}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
