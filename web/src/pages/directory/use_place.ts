import { useCallback } from "react";
import { navigate, useSearch } from "~/app/path";

export type View = "residents" | "buildings" | "executors" | "meters" | "catalogue";

/** Where one is in the directory. q: what is looked for; id: what lies open; both may be empty. */
export interface Place {
  view: View;
  company: string;
  q: string;
  id: string;
}

const VIEWS: readonly View[] = ["residents", "buildings", "executors", "meters", "catalogue"];

/** The place that the address tells; what it leaves out is as at the beginning. */
export function readPlace(search: URLSearchParams, company: string): Place {
  return {
    view: VIEWS.find((view) => view === search.get("view")) ?? "residents",
    company: search.get("company") || company,
    q: search.get("q") ?? "",
    id: search.get("id") ?? "",
  };
}

/** That place as the part of an address behind the path. */
export function writePlace(place: Place): string {
  const told = Object.entries(place).filter(([, value]) => value);
  return `/directory?${new URLSearchParams(told)}`;
}

/** The place, and how to go to another: what is not named stays. Typing replaces the address, all else is a step to go back from. */
export function usePlace(company = ""): { place: Place; put: (change: Partial<Place>) => void } {
  const search = useSearch();
  const place = readPlace(search, company);
  const put = useCallback(
    (change: Partial<Place>) => {
      // What was typed may settle after one has gone to another page: it calls nobody back.
      if (location.pathname.replace(/\/$/, "") !== "/directory") return;
      const now = readPlace(new URLSearchParams(location.search), company);
      const typing = Object.keys(change).join() === "q";
      navigate(writePlace({ ...now, ...change }), { replace: typing });
    },
    [company],
  );
  return { place, put };
}
