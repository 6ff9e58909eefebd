import { Timeline } from "antd";
import type { Evaluation } from "~/api/quality";
import { useZone } from "~/app/dozor_context";
import { Moment } from "~/parts/ui";
import { useTexts } from "~/texts";

/** The journal of an evaluation: who said what, when, and what it was worth after that. */
export function Steps({ steps, company }: Pick<Evaluation, "steps"> & { company: string }) {
  const { t, word } = useTexts("quality");
  const zone = useZone(company);
  return (
    <section aria-label={t("talk.steps")}>
      <h2>{t("talk.steps")}</h2>
      <Timeline
        items={steps.map(({ state, at, by, text, score }) => ({
          key: `${state} ${at}`,
          content: (
            <>
              <strong>{word("evaluation", state)}</strong> · {by} · {t("talk.score", { score })}
              {text && <div>{text}</div>}
              <div>
                <Moment at={at} zone={zone} />
              </div>
            </>
          ),
        }))}
      />
    </section>
  );
}
