import type { WorkCard } from "~/api/work";

/** The address of a place for the telephone's own map: Android's and others' `geo:`, Apple's `maps:`. Nothing is asked of anybody before it is pressed. */
export function mapAddress(card: Pick<WorkCard, "place" | "latitude" | "longitude">, platform: string): string {
  const query = encodeURIComponent(card.place.address);
  const known = card.latitude !== 0 || card.longitude !== 0;
  const point = known ? `${card.latitude},${card.longitude}` : "0,0";
  if (/iPhone|iPad|iPod|Mac/.test(platform)) return `maps://?q=${query}${known ? `&ll=${point}` : ""}`;
  return `geo:${point}?q=${query}`;
}
