import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { type Evaluation, listEvaluations, listOwnEvaluations } from "~/api/quality";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { Moment, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { EvaluationTag } from "./EvaluationTag";
import { goTo } from "./place";

/** Evaluations, the last talk first: all, or one's own. */
export function Evaluations({ company, own }: { company: string; own: boolean }) {
  const { t, word } = useTexts("quality");
  const { client } = useDozor();
  const zone = useZone(company);
  const list = own ? listOwnEvaluations : listEvaluations;
  const query = useInfiniteQuery({
    queryKey: ["evaluations", company, own ? "own" : "all"],
    queryFn: ({ pageParam }) => list(client, company, pageParam),
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor || undefined,
  });
  const empty = t(own ? "own.empty" : "all.empty");
  return (
    <Reading query={query} empty={{ when: ({ pages }) => !pages[0]?.items.length, say: empty }}>
      {({ pages }) => (
        <>
          <Table<Evaluation>
            size="small"
            pagination={false}
            rowKey="contact_id"
            dataSource={pages.flatMap(({ items }) => items)}
            columns={[
              {
                title: t("talk.when"),
                render: (_, one) => <Moment at={one.called_at} zone={zone} />,
                width: 220,
              },
              ...(own ? [] : [{ title: t("talk.operator"), dataIndex: "operator" }]),
              { title: t("talk.outcome"), render: (_, { outcome }) => word("outcome", outcome) },
              { title: t("talk.assessor"), dataIndex: "assessor" },
              {
                title: t("talk.draw"),
                render: (_, { draw }) => t(draw ? "talk.by_chance" : "talk.not_drawn"),
                responsive: ["md" as const],
              },
              { title: t("talk.state"), render: (_, one) => <EvaluationTag {...one} /> },
              {
                title: <span className="visually-hidden">{t("talk.open")}</span>,
                align: "end" as const,
                render: (_, { contact_id, may }) => (
                  <Link to={goTo({ company, tab: own ? "own" : "all", talk: contact_id })}>
                    {t(may.includes("decide") ? "talk.decide" : may.includes("agree") ? "talk.answer" : "talk.open")}
                  </Link>
                ),
              },
            ]}
          />
          {query.hasNextPage && (
            <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
              {t("all.more")}
            </Button>
          )}
        </>
      )}
    </Reading>
  );
}
