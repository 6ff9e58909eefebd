import { Suspense, useMemo, useState } from "react";
import type { BuildingPoint } from "~/api/ticket";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { lazyPart } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useTicketPlace } from "./queries";

// Its library is loaded by pages that have a place to show.
const PlacesMap = lazyPart(() => import("~/parts/map/PlacesMap"));

const asPlace = ({ address, ...rest }: BuildingPoint) => ({ ...rest, name: address });

/** Where the ticket's building is, among the company's others; its coordinates as a link that a telephone opens in its own map. */
export function TicketMap({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("parts/ticket");
  const { settings } = useDozor();
  const { data } = useTicketPlace(ticket);
  const here = useMemo(() => data?.building && asPlace(data.building), [data]);
  const others = useMemo(() => data?.near.map(asPlace) ?? [], [data]);
  if (!data) return <div className="places-map" />;
  if (!here || !(here.latitude || here.longitude)) return <p className="quiet">{t("map.unknown")}</p>;
  const written = `${here.latitude.toFixed(5)},${here.longitude.toFixed(5)}`;
  return (
    <>
      <Suspense fallback={<div className="places-map" />}>
        <PlacesMap
          label={t("map.label", { address: here.name })}
          {...{ here, others, tiles: settings.map }}
          metre={t("map.metre")}
          kilometre={t("map.kilometre")}
        />
      </Suspense>
      <Coordinates written={written} /> <span className="quiet">{t("map.others", { count: others.length })}</span>
    </>
  );
}

/** On a telephone a link that its own map opens; at work, where nothing opens such links, they are copied. */
function Coordinates({ written }: { written: string }) {
  const { t } = useTexts("parts/ticket");
  const [copied, setCopied] = useState(false);
  if (matchMedia("(pointer: coarse)").matches) return <a href={`geo:${written}?q=${written}`}>{written}</a>;
  const copy = () => void navigator.clipboard.writeText(written).then(() => setCopied(true));
  return (
    <button type="button" className="link" onClick={copy} title={t("map.copy")}>
      {written} {copied && "✓"}
    </button>
  );
}
