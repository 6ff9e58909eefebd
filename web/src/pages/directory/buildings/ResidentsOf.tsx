import type { ListedResident } from "~/api/directory";
import type { Page } from "~/api/types";
import { ErrorNote, ListSkeleton } from "~/parts/ui";
import { useTexts } from "~/texts";
import { MoreOf } from "../MoreOf";
import { useList } from "../use_list";
import { usePlace } from "../use_place";

interface Props {
  company: string;
  building: string;
  read: (cursor: string) => Promise<Page<ListedResident>>;
}

/** Who lives in a building, flat by flat; each leads to their card. */
export function ResidentsOf({ company, building, read }: Props) {
  const { t } = useTexts("directory");
  const { put } = usePlace();
  const list = useList(["residents-of", company, building], read);
  const { items, error, refetch } = list;
  const byFlat = items?.toSorted((one, other) => one.flat.localeCompare(other.flat, undefined, { numeric: true }));
  return (
    <section aria-label={t("building.who")}>
      <h3>{t("building.who")}</h3>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!byFlat && !error && <ListSkeleton lines={4} />}
      <ul className="directory-plain">
        {byFlat?.map((one) => (
          <li key={one.id}>
            <button type="button" className="link" onClick={() => put({ view: "residents", id: one.id, q: "" })}>
              {t("ticket.flat", { value: one.flat })} · {one.name}
            </button>{" "}
            <span className="quiet">{one.phones.join(", ")}</span>
          </li>
        ))}
      </ul>
      <MoreOf list={list} />
    </section>
  );
}
