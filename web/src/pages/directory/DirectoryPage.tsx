import { Segmented, Select } from "antd";
import type { ComponentType } from "react";
import { useDozor } from "~/app/dozor_context";
import { rememberCompany, useLastCompany } from "~/app/last_company";
import { PageTitle } from "~/parts/ui";
import { useTexts } from "~/texts";
import { BuildingsView } from "./buildings/BuildingsView";
import { CatalogueView } from "./catalogue/CatalogueView";
import "./directory.css";
import { ExecutorsView } from "./executors/ExecutorsView";
import { MetersView } from "./meters/MetersView";
import { ResidentsView } from "./residents/ResidentsView";
import { usePlace, type View } from "./use_place";

const VIEWS: Readonly<Record<View, { page: ComponentType<{ company: string }>; needs: string }>> = {
  residents: { page: ResidentsView, needs: "people.read" },
  buildings: { page: BuildingsView, needs: "people.read" },
  executors: { page: ExecutorsView, needs: "people.read" },
  meters: { page: MetersView, needs: "meters.read" },
  catalogue: { page: CatalogueView, needs: "catalogue.read" },
};

/** `/directory`: residents, buildings, executors, readings and the catalogue of one company. Where one is stands in the address. */
export default function DirectoryPage() {
  const { t } = useTexts("directory");
  const { me, may } = useDozor();
  const { place, put } = usePlace(useLastCompany(me.companies));
  const { page: Shown } = VIEWS[place.view];
  const views = (Object.keys(VIEWS) as View[]).filter((view) => may(VIEWS[view].needs));
  return (
    <div className="directory">
      <PageTitle title={t("title")}>
        <Segmented<View>
          aria-label={t("title")}
          value={place.view}
          onChange={(view) => put({ view, id: "", q: "" })}
          options={views.map((view) => ({ value: view, label: t(`view.${view}`) }))}
        />
        {me.companies.length > 1 && (
          <Select
            aria-label={t("company.label")}
            className="directory-company"
            value={place.company}
            onChange={(company) => {
              rememberCompany(company);
              put({ company, id: "", q: "" });
            }}
            options={me.companies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
      </PageTitle>
      <Shown key={place.company} company={place.company} />
    </div>
  );
}
