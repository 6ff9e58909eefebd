import { Activity, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { useTelephone } from "~/telephony/telephony_context";
import { isDesk } from "./navigation";
import { LeftAt, usePath } from "./path";
import { places } from "./places";

/**
 * The page of this address, and beside it, hidden, those that were left for a call: what was typed there is there again when
 * one comes back. The desk stays so while there is a call. `page` draws the page of a path.
 */
export function KeptPlaces({ page }: { page: (path: string) => ReactNode }) {
  const path = usePath();
  const { key, kept } = useSyncExternalStore(places.subscribe, places.read);
  const { telephone } = useTelephone();
  const atWork = isDesk(path) && telephone.call !== undefined;
  const here = kept.find((place) => place.path === path);
  useEffect(() => {
    if (atWork) places.keep(location);
    else if (here) places.release(path);
  }, [atWork, here, path]);
  useEffect(() => places.clear, []);
  const shown = here ? kept : [...kept, { key, path, search: "" }];
  return shown.map((place) => (
    <Activity key={place.key} mode={place.path === path ? "visible" : "hidden"}>
      <LeftAt value={place.path === path ? undefined : place}>{page(place.path)}</LeftAt>
    </Activity>
  ));
}
