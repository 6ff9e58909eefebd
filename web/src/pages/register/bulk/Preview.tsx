import type { Ticket } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { STATE_COLOURS } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Label } from "../columns/cells";
import { idOf } from "../rows/row";
import type { Verdict } from "./deed";
import type { Result } from "./run";

interface Props {
  tickets: readonly Ticket[];
  verdicts: ReadonlyMap<string, Verdict>;
  results: ReadonlyMap<string, Result>;
}

/** Each ticket with what is possible, or with what came of it. */
export function Preview({ tickets, verdicts, results }: Props) {
  const { t, word } = useTexts("register");
  const said = [...verdicts.values()];
  const possible = said.filter((verdict) => verdict === "possible").length;
  const done = [...results.values()].filter(({ state }) => state === "done" || state === "already").length;
  return (
    <>
      <p role="status" className="register-sum">
        {results.size
          ? t("bulk.done_of", { done, count: results.size })
          : t("bulk.possible_of", { possible, count: said.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="register-preview" tabIndex={0} aria-label={t("bulk.preview")}>
        <table>
          <thead>
            <tr>
              <th>{t("column.number")}</th>
              <th>{t("column.state")}</th>
              <th>{t("column.problem")}</th>
              <th>{t("column.executor")}</th>
              <th>{t("bulk.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {tickets.map((ticket) => (
              <tr key={idOf(ticket)}>
                <td>
                  <strong>{ticket.number}</strong>
                </td>
                <td>
                  <Label colour={STATE_COLOURS[ticket.state]}>{word("state", ticket.state)}</Label>
                </td>
                <td>{ticket.problem_name}</td>
                <td>{ticket.executor_name}</td>
                <td>
                  <Outcome verdict={verdicts.get(idOf(ticket)) ?? "state"} result={results.get(idOf(ticket))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Outcome({ verdict, result }: { verdict: Verdict; result: Result | undefined }) {
  const { t } = useTexts("register");
  const explain = useExplain();
  if (!result) return <span data-outcome={verdict}>{t(`verdict.${verdict}`)}</span>;
  const why = result.state === "refused" || result.state === "failed" ? `: ${explain(result.error)}` : "";
  return (
    <span data-outcome={result.state}>
      {t(`result.${result.state}`)}
      {why}
    </span>
  );
}
