import { KEPT_FOR, keepsAnything, mayKeep, openDatabase } from "./database";
import { dropLastWord, keepLastWord, takeLastWords } from "./last_words";

export { keepLastWord };

/** Something typed and not saved. */
export interface Draft {
  /** Its name, the same as of what is saved in the end. */
  id: string;
  owner: string;
  /** What kind of form it is of. */
  kind: string;
  /** As the page wants it back. */
  value: unknown;
  /** When it was typed last, milliseconds since the epoch. */
  at: number;
}

/** Drafts of that kind that this person has left, the oldest first. */
export async function readDrafts(owner: string, kind: string): Promise<Draft[]> {
  if (!(await keepsAnything())) return [];
  await moveLastWords();
  const mine = await (await openDatabase()).getAllFromIndex("drafts", "owner", owner);
  return mine.filter((draft) => draft.kind === kind).sort((one, other) => one.at - other.at);
}

export async function keepDraft(draft: Draft): Promise<void> {
  if (!(await keepsAnything())) return;
  const database = await openDatabase();
  if (mayKeep(draft.owner)) await database.put("drafts", draft);
}

/** What pages wrote while they went, to where it belongs. */
async function moveLastWords(): Promise<void> {
  for (const last of takeLastWords()) {
    const older = await readDraft(last.id);
    if (Date.now() - last.at <= KEPT_FOR.draft && last.at > (older?.at ?? 0)) await keepDraft(last);
  }
}

export async function dropDraft(id: string): Promise<void> {
  dropLastWord(id);
  if (await keepsAnything()) await (await openDatabase()).delete("drafts", id);
}

/** How much of that person is on this machine and not saved: drafts, and requests that have not arrived. */
export async function countKept(owner: string): Promise<{ drafts: number; waiting: number }> {
  if (!(await keepsAnything())) return { drafts: 0, waiting: 0 };
  const database = await openDatabase();
  const requests = await database.getAllFromIndex("requests", "owner", owner);
  const unsent = new Set(requests.filter(({ state }) => state !== "done").map(({ key }) => key));
  const drafts = await database.getAllKeysFromIndex("drafts", "owner", owner);
  return { drafts: drafts.filter((id) => !unsent.has(id)).length, waiting: unsent.size };
}

export async function readDraft(id: string): Promise<Draft | undefined> {
  return (await keepsAnything()) ? (await openDatabase()).get("drafts", id) : undefined;
}
