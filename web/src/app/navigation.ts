import type { TextKey } from "~/texts";

/** One way of the top line. needs: the capability without which it is not shown; also: addresses that belong to it too. */
export interface Way {
  path: string;
  name: TextKey;
  needs: string;
  also?: string;
}

/** Where calls are answered. */
export const DESK = "/desk";
/** What is to be done, and by whom. */
export const DUTIES = "/duties";
/** Leads whoever signs in to the first page of theirs. */
export const HOME = "/home";

export function isDesk(path: string): boolean {
  return path === DESK || path === `${DESK}/`;
}

/** Shown from left to right. A page adds its line when it exists. */
export const NAVIGATION: readonly Way[] = [
  { path: DESK, name: "nav.desk", needs: "tickets.write" },
  { path: "/register", name: "nav.register", needs: "tickets.read", also: "/ticket/" },
  { path: "/wallboard", name: "nav.wallboard", needs: "supervise" },
  { path: "/outages", name: "nav.outages", needs: "outages.read" },
  { path: DUTIES, name: "nav.duties", needs: "duties.do" },
  { path: "/knowledge", name: "nav.knowledge", needs: "knowledge.read" },
  { path: "/quality", name: "nav.quality", needs: "quality.own" },
  { path: "/directory", name: "nav.directory", needs: "people.read" },
  { path: "/users", name: "nav.users", needs: "users.manage" },
];

/** What somebody is for -> their first page; the API tells capabilities, not roles. Of several the first one counts. */
const FIRST: readonly (readonly [capability: string, path: string])[] = [
  ["supervise", "/wallboard"],
  ["calls.take", DESK],
  ["tickets.write", "/register"],
  ["users.manage", "/users"],
];

/** Where somebody begins who may that: their own first page, else the first one that they may open. */
export function firstWay(may: (capability: string) => boolean): Way | undefined {
  const path = FIRST.find(([capability]) => may(capability))?.[1];
  return NAVIGATION.find((way) => (path ? way.path === path : may(way.needs)));
}

/** Whether that address is of that way. */
export function belongsTo({ path: to, also }: Way, path: string): boolean {
  return path === to || path.startsWith(`${to}/`) || (also !== undefined && path.startsWith(also));
}
