import { useState } from "react";
import { forBrowser } from "~/browser/storage";

const KEY = "dozor.company";

/** Keeps for this browser that somebody chose that company: pages that show one company open on it from now on. */
export const rememberCompany = (slug: string): void => forBrowser().setItem(KEY, slug);

/** The company that was chosen last on whichever page, if it is one of these; else the first. */
export function lastCompany(slugs: readonly string[]): string {
  const kept = forBrowser().getItem(KEY) ?? "";
  return slugs.includes(kept) ? kept : (slugs[0] ?? "");
}

/** The same, as it was when the page opened: what is chosen in another tab meanwhile changes nothing here. */
export function useLastCompany(companies: readonly { slug: string }[]): string {
  const [slug] = useState(() => lastCompany(companies.map((company) => company.slug)));
  return slug;
}
