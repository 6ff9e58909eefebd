import { circle, circleMarker, latLngBounds, map as makeMap, tileLayer } from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef } from "react";
import "./map.css";
import { addScale } from "./scale";

export interface PlaceOnMap {
  id: string;
  /** What the pointer tells. */
  name: string;
  latitude: number;
  longitude: number;
}

interface Props {
  /** How the map is called. */
  label: string;
  /** The place that it is about. */
  here: PlaceOnMap;
  /** Others, small. */
  others: readonly PlaceOnMap[];
  /** Address of the tiles with {z}, {x} and {y}, and whose they are; without one the ground is plain, and nothing is fetched. */
  tiles: { address: string; attribution: string } | undefined;
  /** What a metre and a kilometre are called, in short. */
  metre: string;
  kilometre: string;
}

const CLOSE = 16;
/** Meters. */
const SCALE = 250;

/** A map with one place marked among others. On a plain ground a ring says how far a quarter of a kilometre is. */
export default function PlacesMap({ label, here, others, tiles, metre, kilometre }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const colour = (name: string) => `var(${name})`; // the shapes are SVG, so they follow the theme
    const center = [here.latitude, here.longitude] as const;
    const drawn = makeMap(current, {
      attributionControl: Boolean(tiles),
      zoomAnimation: false,
      scrollWheelZoom: false,
    });
    if (tiles) tileLayer(tiles.address, { attribution: tiles.attribution, maxZoom: 19 }).addTo(drawn);
    else
      circle([...center], { radius: SCALE, color: colour("--line"), weight: 1, fill: false, interactive: false }).addTo(
        drawn,
      );
    for (const { name, latitude, longitude } of others) {
      circleMarker([latitude, longitude], { radius: 4, color: colour("--quiet"), weight: 1, fillOpacity: 0.5 })
        .bindTooltip(name)
        .addTo(drawn);
    }
    circleMarker([...center], {
      radius: 9,
      color: colour("--paper"),
      weight: 3,
      fillColor: colour("--bad"),
      fillOpacity: 1,
    })
      .bindTooltip(here.name)
      .addTo(drawn);
    addScale(drawn, { metre, kilometre });
    const nearest = others.slice(0, 6).map(({ latitude, longitude }) => [latitude, longitude] as [number, number]);
    drawn.fitBounds(latLngBounds([[...center], ...nearest]), { maxZoom: CLOSE, padding: [20, 20], animate: false });
    const watching = new ResizeObserver(() => drawn.invalidateSize({ animate: false }));
    watching.observe(current);
    return () => {
      watching.disconnect();
      drawn.remove();
    };
  }, [here, others, tiles, metre, kilometre]);
  return <div ref={element} className="places-map" role="application" aria-label={label} />;
}
