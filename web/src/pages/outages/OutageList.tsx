import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Outage } from "~/api/types";
import { useCurrentOutages, usePastOutages } from "~/parts/outages/queries";
import { EmptyState, ErrorNote, ListSkeleton, TroubleNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { fits } from "./fits";
import { OutageLine } from "./OutageLine";
import type { Place } from "./place";

interface Props {
  companies: readonly string[];
  place: Place;
  put: (change: Partial<Place>) => void;
}

/** So many lines fill the window: until then older ones are looked for by themselves. */
const FILLS = 15;
const MOST_PAGES = 10;

/** What is off now with what waits for a decision on top, or what is planned. */
export function CurrentList({ companies, place, put }: Props) {
  const { t } = useTexts("outages");
  const { outages, trouble } = useCurrentOutages(companies);
  if (!outages) return trouble ? <TroubleNote trouble={trouble} /> : <ListSkeleton lines={8} />;
  const states = place.view === "planned" ? ["planned"] : ["proposed", "live"];
  const shown = outages.filter((outage) => states.includes(outage.state) && fits(outage, place));
  const narrowed = place.resource.length > 0 || place.building;
  return (
    <>
      <TroubleNote trouble={trouble} />
      {!shown.length && !trouble && <EmptyState>{t(narrowed ? "none" : `empty.${place.view}`)}</EmptyState>}
      {shown.length > 0 && <Lines outages={shown} place={place} put={put} />}
    </>
  );
}

/** What is over or was no outage, the one that began last first. */
export function PastList({ companies, place, put }: Props) {
  const { t } = useTexts("outages");
  const [pages, setPages] = useState(1);
  const { outages, more, loading, reading, error, refetch } = usePastOutages(companies, place, pages);
  const short = outages.length < FILLS && more && pages < MOST_PAGES;
  useEffect(() => {
    if (short && !reading) setPages(pages + 1);
  }, [short, reading, pages]);
  if (!outages.length && error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!outages.length && (loading || short)) return <ListSkeleton lines={8} />;
  const narrowed = place.resource.length > 0 || place.building;
  return (
    <>
      {!outages.length && <EmptyState>{t(narrowed ? "none" : "empty.past")}</EmptyState>}
      <Lines outages={outages} place={place} put={put} />
      {more && (
        <Button block loading={reading} onClick={() => setPages(pages + 1)}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

function Lines({ outages, place, put }: Omit<Props, "companies"> & { outages: readonly Outage[] }) {
  const { t } = useTexts("outages");
  return (
    <ul className="two-columns-lines" aria-label={t(`view.${place.view}`)}>
      {outages.map((outage) => (
        <OutageLine
          key={`${outage.company}/${outage.id}`}
          outage={outage}
          chosen={outage.id === place.id}
          onChoose={() => put({ company: outage.company, id: outage.id, form: "" })}
        />
      ))}
    </ul>
  );
}
