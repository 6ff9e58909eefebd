import { Control, DomUtil, type Map as LeafletMap } from "leaflet";
import { roundDistance, sayDistance, type Units } from "./distance";

/** Pixels. */
const LONGEST = 100;

/** A line at the map's lower edge that is as long as what it says, in the middle of what is seen. */
export function addScale(map: LeafletMap, units: Units): void {
  const whole = DomUtil.create("div", "leaflet-control-scale");
  const line = DomUtil.create("div", "leaflet-control-scale-line", whole);
  const scale = new Control({ position: "bottomleft" });
  scale.onAdd = () => whole;
  scale.addTo(map);
  const measure = () => {
    const y = map.getSize().y / 2;
    const most = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([LONGEST, y]));
    if (!most) return; // a map that is not laid out yet
    const metres = roundDistance(most);
    line.style.width = `${Math.round((LONGEST * metres) / most)}px`;
    line.textContent = sayDistance(metres, units);
  };
  map.on("move", measure);
  map.whenReady(measure);
}
