import { useQuery } from "@tanstack/react-query";
import { Table } from "antd";
import { type Figures, readFigures } from "~/api/quality";
import { useDozor, useZone } from "~/app/dozor_context";
import { Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { dayIn, lastMonths } from "./days";

const MONTHS = 6;

/** What the evaluations of the last months add up to. */
export function FiguresTab({ company }: { company: string }) {
  const { t, language } = useTexts("quality");
  const { client } = useDozor();
  const zone = useZone(company);
  const { first, last } = lastMonths(dayIn(zone, new Date()), MONTHS);
  const query = useQuery({
    queryKey: ["evaluations", company, "figures", language, first, last],
    queryFn: () => readFigures(client, company, first, last),
  });
  return (
    <Reading query={query} empty={{ when: ({ count }) => !count, say: t("figures.empty") }}>
      {(figures) => (
        <>
          <p>{t("figures.whole", { first, last, count: figures.count, score: figures.score })}</p>
          <div className="figures">
            <Averages title={t("figures.operators")} rows={figures.operators} />
            <Averages title={t("figures.months")} rows={figures.months} />
            <Questions rows={figures.questions} />
          </div>
        </>
      )}
    </Reading>
  );
}

function Averages({ title, rows }: { title: string; rows: Figures["operators"] }) {
  const { t } = useTexts("quality");
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="name"
        dataSource={rows}
        columns={[
          { title, dataIndex: "name" },
          { title: t("figures.count"), dataIndex: "count", align: "end" },
          { title: t("figures.drawn"), dataIndex: "drawn", align: "end", responsive: ["md"] },
          { title: t("figures.fatal"), dataIndex: "fatal", align: "end" },
          { title: t("figures.objected"), dataIndex: "objected", align: "end" },
          { title: t("figures.score"), render: (_, { score }) => <Bar score={score} />, width: 160 },
        ]}
      />
    </section>
  );
}

function Questions({ rows }: { rows: Figures["questions"] }) {
  const { t, word } = useTexts("quality");
  const title = t("figures.questions");
  return (
    <section aria-label={title} className="wide">
      <h2>{title}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="question"
        dataSource={rows}
        columns={[
          { title, dataIndex: "name" },
          { title: word("mark", "yes"), dataIndex: "yes", align: "end" },
          { title: word("mark", "partly"), dataIndex: "partly", align: "end" },
          { title: word("mark", "no"), dataIndex: "no", align: "end" },
          { title: t("figures.score"), render: (_, { score }) => <Bar score={score} />, width: 160 },
        ]}
      />
    </section>
  );
}

/** The number says it; the bar lets one see it. */
function Bar({ score }: { score: number }) {
  return (
    <span className="bar">
      <span aria-hidden style={{ inlineSize: `${score}%` }} />
      {score}
    </span>
  );
}
