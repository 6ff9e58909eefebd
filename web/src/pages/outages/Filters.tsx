import { Button, Select } from "antd";
import { useDozor } from "~/app/dozor_context";
import { BuildingSelect } from "~/parts/buildings/BuildingSelect";
import { RESOURCES } from "~/parts/outages/resources";
import { useTexts } from "~/texts";
import type { Place } from "./place";

interface Props {
  place: Place;
  put: (change: Partial<Place>) => void;
}

/** Which outages: of which company, of what, where. A building is one of a company's, so it is asked for once that is chosen. */
export function Filters({ place, put }: Props) {
  const { t, word } = useTexts("outages");
  const { me } = useDozor();
  const { company, resource, building } = place;
  const only = me.companies.length === 1 ? (me.companies[0]?.slug ?? "") : company;
  return (
    <>
      {me.companies.length > 1 && (
        <Select
          className="outages-filter"
          aria-label={t("company.label")}
          value={company}
          onChange={(chosen) => put({ company: chosen, building: "", id: "" })}
          options={[
            { value: "", label: t("company.all") },
            ...me.companies.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      )}
      <Select
        className="outages-filter"
        mode="multiple"
        maxTagCount="responsive"
        aria-label={t("resource.label")}
        placeholder={t("resource.all")}
        value={[...resource]}
        onChange={(chosen) => put({ resource: chosen })}
        options={RESOURCES.map((value) => ({ value, label: word("resource", value) }))}
      />
      {only && (
        <div className="outages-filter">
          <BuildingSelect
            company={only}
            label={t("building.label")}
            value={building ? { value: building, label: t("building.chosen") } : undefined}
            onChange={(chosen) => put({ building: (chosen as { value?: string } | undefined)?.value ?? "" })}
          />
        </div>
      )}
      {(company || resource.length > 0 || building) && (
        <Button onClick={() => put({ company: "", resource: [], building: "", id: "" })}>{t("all")}</Button>
      )}
    </>
  );
}
