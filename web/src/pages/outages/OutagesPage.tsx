import { Button, Segmented } from "antd";
import { useMemo } from "react";
import { useDozor } from "~/app/dozor_context";
import { TwoColumns } from "~/parts/list_and_card/TwoColumns";
import { EmptyState, PageTitle } from "~/parts/ui";
import { useTexts } from "~/texts";
import { EnterOutage } from "./EnterOutage";
import { Filters } from "./Filters";
import { OutageCard } from "./OutageCard";
import { CurrentList, PastList } from "./OutageList";
import "./outages_page.css";
import { usePlace, VIEWS, type View } from "./place";

/** `/outages`: what is off, what is planned, what is over, of my companies. Where one is stands in the address. */
export default function OutagesPage() {
  const { t } = useTexts("outages");
  const { me, may } = useDozor();
  const { place, put } = usePlace();
  const companies = useMemo(
    () => (place.company ? [place.company] : me.companies.map(({ slug }) => slug)),
    [place.company, me],
  );
  const List = place.view === "past" ? PastList : CurrentList;
  return (
    <div className="outages-page">
      <PageTitle title={t("title")}>
        <Segmented<View>
          aria-label={t("view.label")}
          value={place.view}
          onChange={(view) => put({ view, id: "", form: "" })}
          options={VIEWS.map((view) => ({ value: view, label: t(`view.${view}`) }))}
        />
        {may("outages.manage") && (
          <Button type="primary" disabled={Boolean(place.form)} onClick={() => put({ form: "new", id: "" })}>
            {t("new")}
          </Button>
        )}
      </PageTitle>
      <TwoColumns
        tools={<Filters place={place} put={put} />}
        list={<List key={place.view} companies={companies} place={place} put={put} />}
        card={
          place.form && may("outages.manage") ? (
            <EnterOutage key={place.form} form={place.form} companies={companies} put={put} />
          ) : place.id && place.company ? (
            <OutageCard key={place.id} company={place.company} id={place.id} />
          ) : (
            <EmptyState>{t("choose")}</EmptyState>
          )
        }
      />
    </div>
  );
}
