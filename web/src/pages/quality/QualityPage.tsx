import { Segmented, Select } from "antd";
import type { ReactNode } from "react";
import { useDozor } from "~/app/dozor_context";
import { useLastCompany } from "~/app/last_company";
import type { PageProps } from "~/app/page_props";
import { navigate, useSearch } from "~/app/path";
import { EmptyState, PageTitle } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Evaluations } from "./Evaluations";
import { FiguresTab } from "./FiguresTab";
import { choose, goTo, readPlace } from "./place";
import { SampleTab } from "./SampleTab";
import { TalkView } from "./TalkView";
import "./quality.css";

/** `/quality?company=…&tab=…&talk=…`: for supervisors the sample, all evaluations and what they add up to; for operators their own. */
export default function QualityPage(_: PageProps) {
  const { t } = useTexts("quality");
  const { me, may } = useDozor();
  const place = readPlace(useSearch(), useLastCompany(me.companies), may);
  const { company, tab, talk, draw } = place;
  if (!company) return <EmptyState>{t("quality.no_company")}</EmptyState>;
  if (talk) {
    return (
      <main className="quality">
        <TalkView
          key={`${company} ${talk} ${tab}`}
          company={company}
          contactId={talk}
          own={tab === "own"}
          draw={draw}
        />
      </main>
    );
  }
  const views: { value: string; label: string; shown: ReactNode }[] = [
    ...(may("quality.mark")
      ? [
          {
            value: "sample",
            label: t("quality.sample"),
            shown: <SampleTab key={company} company={company} drawn={draw} />,
          },
          { value: "all", label: t("quality.all"), shown: <Evaluations key="all" company={company} own={false} /> },
          { value: "figures", label: t("quality.figures"), shown: <FiguresTab company={company} /> },
        ]
      : []),
    { value: "own", label: t("quality.own"), shown: <Evaluations key="own" company={company} own /> },
  ];
  return (
    <main className="quality">
      <PageTitle title={t("quality.title")}>
        <Segmented
          aria-label={t("quality.title")}
          value={tab}
          onChange={(chosen) => navigate(goTo({ company, tab: chosen, talk: "" }))}
          options={views}
        />
        {me.companies.length > 1 && (
          <Select
            aria-label={t("company.label")}
            value={company}
            onChange={(slug) => navigate(choose({ company: slug, tab, talk: "" }))}
            options={me.companies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
      </PageTitle>
      <div className="quality-view">{views.find(({ value }) => value === tab)?.shown}</div>
    </main>
  );
}
