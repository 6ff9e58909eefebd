import type { SampleAsked } from "~/api/quality";
import { rememberCompany } from "~/app/last_company";

/** Where on the page somebody is; all of it stands in the address, so that it can be sent and gone back to. */
export interface Place {
  company: string;
  tab: string;
  /** The contact whose evaluation lies open. */
  talk: string;
  /** The sample that was drawn, or in which the talk was found. */
  draw?: SampleAsked | undefined;
}

const TABS: Readonly<Record<string, string>> = {
  sample: "quality.mark",
  all: "quality.mark",
  figures: "quality.mark",
  own: "quality.own",
};

/** The place that the address names; a tab that this person may not have is the first that they may. */
export function readPlace(search: URLSearchParams, company: string, may: (capability: string) => boolean): Place {
  const wanted = search.get("tab") ?? "";
  const allowed = Object.keys(TABS).filter((tab) => may(TABS[tab] ?? ""));
  return {
    company: search.get("company") || company,
    tab: allowed.includes(wanted) ? wanted : (allowed[0] ?? "own"),
    talk: search.get("talk") ?? "",
    draw: readDraw(search),
  };
}

/** Nothing unless all of it is there: without its moment it would be another one. */
function readDraw(search: URLSearchParams): SampleAsked | undefined {
  const [first, last, at, each] = ["first", "last", "at", "each"].map((name) => search.get(name));
  const seed = search.get("seed") ?? "";
  return first && last && at && Number(each) ? { first, last, seed, at, each: Number(each) } : undefined;
}

/** The way to a company that somebody chose, which is kept for the next time. */
export function choose(place: Place): string {
  rememberCompany(place.company);
  return goTo(place);
}

export function goTo({ company, tab, talk, draw }: Place): string {
  const drawn = draw && { ...draw, each: String(draw.each) };
  return `/quality?${new URLSearchParams({ company, tab, ...(talk && { talk }), ...drawn })}`;
}
