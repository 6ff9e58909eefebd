import type { Outage } from "~/api/types";
import type { Place } from "./place";

/** Whether an outage is of what is looked for, and reaches that building. */
export function fits(
  { resource, scope }: Pick<Outage, "resource" | "scope">,
  place: Pick<Place, "resource" | "building">,
) {
  const named = !place.resource.length || place.resource.includes(resource);
  return named && (!place.building || scope.some(({ building_id }) => building_id === place.building));
}
