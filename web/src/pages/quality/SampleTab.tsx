import { useQuery } from "@tanstack/react-query";
import { Button, Input, InputNumber, Table, Tag } from "antd";
import { useState } from "react";
import { type Drawn, drawSample, type SampleAsked, type Stratum } from "~/api/quality";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { Moment, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { lastWeek } from "./days";
import { Elsewhere } from "./Elsewhere";
import { EvaluationTag } from "./EvaluationTag";
import { goTo } from "./place";
import { sampleKey } from "./sample_key";

/** Talks to be listened to: drawn by chance from each operator's, and the same for whoever draws by that seed. */
export function SampleTab({ company, drawn }: { company: string; drawn: SampleAsked | undefined }) {
  const { t } = useTexts("quality");
  const { client } = useDozor();
  const zone = useZone(company);
  const [asked, setAsked] = useState<SampleAsked>(
    () => drawn ?? { ...lastWeek(zone, new Date()), each: 3, seed: "", at: "" },
  );
  const sample = useQuery({
    queryKey: sampleKey(company, asked),
    queryFn: () => drawSample(client, company, asked),
    retry: false,
  });
  return (
    <>
      <AskSample asked={asked} onAsk={setAsked} />
      <Reading
        query={sample}
        empty={{ when: ({ strata }) => !strata.length, say: <Elsewhere company={company} asked={asked} /> }}
      >
        {({ seed, at, looked_at, strata }) => (
          <>
            <p className="quiet">{t("sample.how", { seed, count: looked_at })}</p>
            {strata.map((stratum) => (
              <Part
                key={`${stratum.operator} ${stratum.outcome}`}
                company={company}
                stratum={stratum}
                draw={{ ...asked, at }}
              />
            ))}
          </>
        )}
      </Reading>
    </>
  );
}

function AskSample({ asked, onAsk }: { asked: SampleAsked; onAsk: (asked: SampleAsked) => void }) {
  const { t } = useTexts("quality");
  const [seed, setSeed] = useState(asked.seed);
  const put = (change: Partial<SampleAsked>) => onAsk({ ...asked, at: "", ...change });
  return (
    <form
      className="ask-sample"
      onSubmit={(event) => {
        event.preventDefault();
        put({ seed: seed.trim() });
      }}
    >
      <label htmlFor="sample-first">
        {t("sample.first")}
        <Input
          id="sample-first"
          type="date"
          value={asked.first}
          max={asked.last}
          onChange={({ target }) => target.value && put({ first: target.value })}
        />
      </label>
      <label htmlFor="sample-last">
        {t("sample.last")}
        <Input
          id="sample-last"
          type="date"
          value={asked.last}
          min={asked.first}
          onChange={({ target }) => target.value && put({ last: target.value })}
        />
      </label>
      <label htmlFor="sample-each">
        {t("sample.each")}
        <InputNumber id="sample-each" min={1} max={50} value={asked.each} onChange={(each) => each && put({ each })} />
      </label>
      <label htmlFor="sample-seed">
        {t("sample.seed")}
        <Input
          id="sample-seed"
          title={t("sample.seed.what")}
          value={seed}
          onChange={({ target }) => setSeed(target.value)}
          placeholder={`${asked.first}/${asked.last}`}
          maxLength={100}
        />
      </label>
      <Button htmlType="submit">{t("sample.draw")}</Button>
    </form>
  );
}

function Part({ company, stratum, draw }: { company: string; stratum: Stratum; draw: SampleAsked }) {
  const { t, word } = useTexts("quality");
  const zone = useZone(company);
  const { operator, outcome, size, drawn } = stratum;
  return (
    <section aria-label={`${operator}, ${word("outcome", outcome)}`} className="stratum">
      <h2>
        {operator} <Tag>{word("outcome", outcome)}</Tag>
        <span className="quiet">{t("sample.of", { drawn: drawn.length, size })}</span>
      </h2>
      <Table<Drawn>
        size="small"
        pagination={false}
        rowKey={({ contact }) => contact.id}
        dataSource={drawn}
        columns={[
          {
            title: t("talk.when"),
            render: (_, { contact }) => <Moment at={contact.started_at} zone={zone} />,
            width: 220,
          },
          { title: t("talk.caller"), render: (_, { contact }) => contact.caller || "—", width: 160 },
          { title: t("talk.recording"), render: (_, { contact }) => t(contact.recording ? "yes" : "no"), width: 110 },
          {
            title: t("talk.state"),
            render: (_, { state, score }) => (state ? <EvaluationTag state={state} score={score ?? 0} /> : "—"),
          },
          {
            title: <span className="visually-hidden">{t("talk.open")}</span>,
            align: "end",
            render: (_, { contact, state, own }) =>
              own ? (
                <span className="quiet">{t("talk.own")}</span>
              ) : (
                <Link to={goTo({ company, tab: "sample", talk: contact.id, draw })}>
                  {t(state ? "talk.open" : "talk.evaluate")}
                </Link>
              ),
          },
        ]}
      />
    </section>
  );
}
