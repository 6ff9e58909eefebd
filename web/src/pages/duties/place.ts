import { useCallback } from "react";
import { navigate, useSearch } from "~/app/path";

export const VIEWS = ["mine", "all", "done"] as const;
export type View = (typeof VIEWS)[number];
export const KINDS = ["callback", "voicemail", "quality", "deferred"] as const;

/** Which duties are shown, and which one lies open. Empty means all of them, or none. */
export interface Place {
  view: View;
  company: string;
  kind: string;
  id: string;
  /** Of which company the open one is. */
  of: string;
  /** The sheet of a call to be put off: "new", or the key of one that was refused or taken back. */
  form: string;
}

export function readPlace(search: URLSearchParams): Place {
  const text = (name: string) => (search.get(name) ?? "").slice(0, 100);
  return {
    view: VIEWS.find((view) => view === search.get("view")) ?? "all",
    company: text("company"),
    kind: KINDS.find((kind) => kind === search.get("kind")) ?? "",
    id: text("id"),
    of: text("of"),
    form: text("form"),
  };
}

export function writePlace({ view, ...place }: Place): string {
  const search = new URLSearchParams(Object.entries(place).filter(([, value]) => value));
  if (view !== "all") search.set("view", view);
  return `/duties${search.size ? `?${search}` : ""}`;
}

/** The place that the address tells, and how to go to another: what is not named stays. */
export function usePlace(): { place: Place; put: (change: Partial<Place>) => void } {
  const place = readPlace(useSearch());
  const put = useCallback((change: Partial<Place>) => {
    navigate(writePlace({ ...readPlace(new URLSearchParams(location.search)), ...change }));
  }, []);
  return { place, put };
}
