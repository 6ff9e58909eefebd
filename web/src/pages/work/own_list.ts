import { forBrowser } from "~/browser/storage";
/** The executor's own list, remembered on this telephone for as long as its link is good. */
export interface OwnList {
  token: string;
  /** ISO 8601. */
  until: string;
}

const KEY = "dozor.work.list";

export function rememberList(list: OwnList): void {
  forBrowser().setItem(KEY, JSON.stringify(list));
}

/** Forgets that list, and no newer one. */
export function forgetList(token: string): void {
  const kept = forBrowser().getItem(KEY);
  if (kept && (JSON.parse(kept) as OwnList).token === token) forBrowser().removeItem(KEY);
}

/** The token of the list; undefined when none is known that is still good. */
export function knownList(now = Date.now()): string | undefined {
  const kept = forBrowser().getItem(KEY);
  if (!kept) return undefined;
  const { token, until } = JSON.parse(kept) as OwnList;
  return Date.parse(until) > now ? token : undefined;
}
