import { Tag } from "antd";
import type { CataloguedProblem } from "~/api/directory";
import { Facts, UrgencyTag } from "~/parts/ui";
import { useTexts } from "~/texts";
import { formatDuration } from "../format";

/** Everything that the catalogue says of one kind of problem. */
export function ProblemCard({ problem }: { problem: CataloguedProblem }) {
  const { t } = useTexts("directory");
  const changed = (["off", "own", "renamed"] as const).filter((one) => problem[one]);
  return (
    <article aria-label={problem.name}>
      <h2>{problem.name}</h2>
      <Facts
        of={
          [
            [t("problem.urgency"), <UrgencyTag key="urgency" urgency={problem.urgency} />],
            [t("problem.trade"), problem.trade_name],
            [t("problem.places"), problem.places.join(", ")],
            [t("catalogue.changed"), changed.map((one) => <Tag key={one}>{t(`catalogue.${one}`)}</Tag>)],
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
