import { findBuildings } from "~/api/directory";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Lines, ListAndCard } from "../ListAndCard";
import { SearchField } from "../SearchField";
import { useList } from "../use_list";
import { usePlace } from "../use_place";
import { BuildingCard } from "./BuildingCard";

/** Buildings by street and house. */
export function BuildingsView({ company }: { company: string }) {
  const { t } = useTexts("directory");
  const { client } = useDozor();
  const { place } = usePlace();
  const list = useList(["building-list", company, place.q], (cursor) =>
    findBuildings(client, company, place.q, cursor),
  );
  return (
    <ListAndCard
      search={<SearchField label={t("buildings.search")} />}
      lines={
        <Lines
          list={list}
          label={t("view.buildings")}
          idOf={({ id }) => id}
          none={t("buildings.none")}
          empty={t("buildings.empty")}
        >
          {(one) => (
            <>
              <strong>{one.address}</strong>
              <span className="quiet">{one.district}</span>
            </>
          )}
        </Lines>
      }
      card={place.id ? <BuildingCard key={place.id} company={company} id={place.id} /> : undefined}
    />
  );
}
