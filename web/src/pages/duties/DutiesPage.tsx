import { Button, Segmented, Select } from "antd";
import { useMemo } from "react";
import { useDozor } from "~/app/dozor_context";
import { TwoColumns } from "~/parts/list_and_card/TwoColumns";
import { EmptyState, PageTitle } from "~/parts/ui";
import { useTexts } from "~/texts";
import { DeferSheet } from "./DeferSheet";
import { DoneList } from "./DoneList";
import { DutyCard } from "./DutyCard";
import "./duties_page.css";
import { OpenList } from "./OpenList";
import { KINDS, usePlace, VIEWS, type View } from "./place";

/** `/duties`: who is to be called, answered, looked after, of my companies; and what became of it. */
export default function DutiesPage() {
  const { t, word } = useTexts("duties", "parts/duties");
  const { me } = useDozor();
  const { place, put } = usePlace();
  const companies = useMemo(
    () => (place.company ? [place.company] : me.companies.map(({ slug }) => slug)),
    [place.company, me],
  );
  const List = place.view === "done" ? DoneList : OpenList;
  return (
    <div className="duties-page">
      <PageTitle title={t("title")}>
        <Segmented<View>
          aria-label={t("view.label")}
          value={place.view}
          onChange={(view) => put({ view, id: "", form: "" })}
          options={VIEWS.map((view) => ({ value: view, label: t(`view.${view}`) }))}
        />
        <Button type="primary" disabled={Boolean(place.form)} onClick={() => put({ form: "new", id: "" })}>
          {t("defer.open")}
        </Button>
      </PageTitle>
      <TwoColumns
        tools={
          <>
            {me.companies.length > 1 && (
              <Select
                className="duties-filter"
                aria-label={t("company.label")}
                value={place.company}
                onChange={(company) => put({ company, id: "" })}
                options={[
                  { value: "", label: t("company.all") },
                  ...me.companies.map(({ slug, name }) => ({ value: slug, label: name })),
                ]}
              />
            )}
            <Select
              className="duties-filter"
              aria-label={t("kind.label")}
              value={place.kind}
              onChange={(kind) => put({ kind, id: "" })}
              options={[
                { value: "", label: t("kind.all") },
                ...KINDS.map((kind) => ({ value: kind, label: word("duty", kind) })),
              ]}
            />
          </>
        }
        list={<List key={place.view} companies={companies} place={place} put={put} />}
        card={
          place.form ? (
            <DeferSheet key={place.form} form={place.form} companies={companies} put={put} />
          ) : place.id && place.of ? (
            <DutyCard key={place.id} company={place.of} id={place.id} />
          ) : (
            <EmptyState>{t("choose")}</EmptyState>
          )
        }
      />
    </div>
  );
}
