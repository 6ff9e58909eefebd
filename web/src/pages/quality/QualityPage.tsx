import { Select, Tabs } from "antd";
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
  const { company, tab, talk } = place;
  if (!company) return <EmptyState>{t("quality.no_company")}</EmptyState>;
  if (talk) {
    return (
      <main className="quality">
        <TalkView key={`${company} ${talk} ${tab}`} company={company} contactId={talk} own={tab === "own"} />
      </main>
    );
  }
  const tabs = [
    ...(may("quality.mark")
      ? [
          { key: "sample", label: t("quality.sample"), children: <SampleTab key={company} company={company} /> },
          { key: "all", label: t("quality.all"), children: <Evaluations company={company} own={false} /> },
          { key: "figures", label: t("quality.figures"), children: <FiguresTab company={company} /> },
        ]
      : []),
    { key: "own", label: t("quality.own"), children: <Evaluations company={company} own /> },
  ];
  return (
    <main className="quality">
      <PageTitle title={t("quality.title")}>
        {me.companies.length > 1 && (
          <Select
            aria-label={t("company.label")}
            value={company}
            onChange={(slug) => navigate(choose({ ...place, company: slug }))}
            options={me.companies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
      </PageTitle>
      <Tabs
        activeKey={tab}
        onChange={(key) => navigate(goTo({ ...place, tab: key }))}
        destroyOnHidden
        items={tabs}
        className="quality-tabs"
      />
    </main>
  );
}
