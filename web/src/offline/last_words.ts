import { forBrowser } from "~/browser/storage";
import type { Draft } from "./drafts";

// A page that goes has no time for IndexedDB, which answers later. What it still has to say is written here at once, and
// moved to the other drafts by the next page.
const PREFIX = "dozor.draft.";

export function keepLastWord(draft: Draft): void {
  forBrowser().setItem(PREFIX + draft.id, JSON.stringify(draft));
}

export function dropLastWord(id: string): void {
  forBrowser().removeItem(PREFIX + id);
}

export function readLastWords(): Draft[] {
  const keys = Array.from({ length: forBrowser().length }, (_, place) => forBrowser().key(place) ?? "").filter((key) =>
    key.startsWith(PREFIX),
  );
  return keys.map((key) => JSON.parse(forBrowser().getItem(key) ?? "") as Draft);
}

/** All of them; they are not here any more. */
export function takeLastWords(): Draft[] {
  const all = readLastWords();
  for (const { id } of all) dropLastWord(id);
  return all;
}
