import { useCallback } from "react";
import { navigate, useSearch } from "~/app/path";

export const VIEWS = ["live", "planned", "past"] as const;
export type View = (typeof VIEWS)[number];

/** Which outages are shown, and which one lies open. Empty means all of them, or none. */
export interface Place {
  view: View;
  company: string;
  resource: readonly string[];
  building: string;
  id: string;
  /** The sheet of a new one: "new", or the key of one that was refused or taken back. */
  form: string;
}

export function readPlace(search: URLSearchParams): Place {
  const text = (name: string) => (search.get(name) ?? "").slice(0, 100);
  return {
    view: VIEWS.find((view) => view === search.get("view")) ?? "live",
    company: text("company"),
    resource: search.getAll("resource"),
    building: text("building"),
    id: text("id"),
    form: text("form"),
  };
}

export function writePlace({ resource, view, ...place }: Place): string {
  const told = Object.entries(place).filter(([, value]) => value);
  const search = new URLSearchParams(told);
  if (view !== "live") search.set("view", view);
  for (const one of resource) search.append("resource", one);
  return `/outages${search.size ? `?${search}` : ""}`;
}

/** The place that the address tells, and how to go to another: what is not named stays. */
export function usePlace(): { place: Place; put: (change: Partial<Place>) => void } {
  const place = readPlace(useSearch());
  const put = useCallback((change: Partial<Place>) => {
    navigate(writePlace({ ...readPlace(new URLSearchParams(location.search)), ...change }));
  }, []);
  return { place, put };
}
