import { Tag } from "antd";
import type { Executor } from "~/api/types";
import { EmptyState, ErrorNote, ListSkeleton } from "~/parts/ui";
import { useTexts } from "~/texts";
import { meets } from "../format";
import { ListAndCard } from "../ListAndCard";
import { SearchField } from "../SearchField";
import { usePlace } from "../use_place";
import { AtWork } from "./AtWork";
import { ExecutorCard } from "./ExecutorCard";
import { useExecutors, useTradeName } from "./queries";

/** Who does the work: at work or away, with how much in hand. */
export function ExecutorsView({ company }: { company: string }) {
  const { t } = useTexts("directory");
  const { place } = usePlace();
  return (
    <ListAndCard
      search={<SearchField label={t("executors.search")} />}
      lines={<Found company={company} />}
      card={place.id ? <ExecutorCard key={place.id} company={company} id={place.id} /> : undefined}
    />
  );
}

function Found({ company }: { company: string }) {
  const { t } = useTexts("directory");
  const { place, put } = usePlace();
  const { data, error, refetch } = useExecutors(company);
  const nameOf = useTradeName(company);
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListSkeleton lines={12} />;
  const fits = ({ name, phone, trades }: Executor) => meets([name, phone, ...trades.map(nameOf)].join(" "), place.q);
  const shown = data.items.filter(fits);
  return (
    <>
      {!shown.length && <EmptyState>{t(data.items.length ? "executors.none" : "executors.empty")}</EmptyState>}
      <ul className="directory-lines" aria-label={t("view.executors")}>
        {shown.map((one) => (
          <li key={one.id}>
            <button type="button" aria-current={one.id === place.id} onClick={() => put({ id: one.id })}>
              <strong>{one.name}</strong>
              <span>
                <AtWork executor={one} /> <Tag>{t("executor.load", { load: one.load, capacity: one.capacity })}</Tag>
              </span>
              <span className="quiet">{one.trades.map(nameOf).join(", ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
