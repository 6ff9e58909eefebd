import { findResidents } from "~/api/directory";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Lines, ListAndCard } from "../ListAndCard";
import { SearchField } from "../SearchField";
import { useList } from "../use_list";
import { usePlace } from "../use_place";
import { ResidentCard } from "./ResidentCard";

/** Residents by name, phone, address, flat or account. */
export function ResidentsView({ company }: { company: string }) {
  const { t } = useTexts("directory");
  const { client } = useDozor();
  const { place } = usePlace();
  const list = useList(["residents", company, place.q], (cursor) =>
    findResidents(client, company, place.q, "", cursor),
  );
  return (
    <ListAndCard
      search={<SearchField label={t("residents.search")} />}
      lines={
        <Lines
          list={list}
          label={t("view.residents")}
          idOf={({ id }) => id}
          none={t("residents.none")}
          empty={t("residents.empty")}
        >
          {(one) => (
            <>
              <strong>{one.name}</strong>
              <span>
                {one.address}, {t("ticket.flat", { value: one.flat })}
              </span>
              <span className="quiet">{one.phones.join(", ")}</span>
            </>
          )}
        </Lines>
      }
      card={place.id ? <ResidentCard key={place.id} company={company} id={place.id} /> : undefined}
    />
  );
}
