import { KEPT_FOR, keepsAnything, mayKeep, openDatabase } from "./database";
import { holdForm, letFormGo } from "./form_holds";
import { dropLastWord, keepLastWord, takeLastWords } from "./last_words";
import { memoryDrafts } from "./memory_drafts";

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

/**
 * Drafts of that kind that this person has left, the oldest first; they are in this tab's hands from now on. Not among them: what
 * is being typed in another tab, and what waits for the line, which is no draft until it is taken back or refused.
 */
export async function takeDrafts(owner: string, kind: string): Promise<Draft[]> {
  const left = await draftsLeft(owner, kind);
  const ours = await Promise.all(left.map(({ id }) => holdForm(id)));
  return left.filter((_, place) => ours[place]);
}

/** The one of those that was left last, of those that fit; the others stay in nobody's hands. */
export async function takeLastDraft(
  owner: string,
  kind: string,
  fits: (draft: Draft) => boolean = () => true,
): Promise<Draft | undefined> {
  for (const draft of (await draftsLeft(owner, kind)).filter(fits).reverse()) {
    if (await holdForm(draft.id)) return draft;
  }
  return undefined;
}

async function draftsLeft(owner: string, kind: string): Promise<Draft[]> {
  await moveLastWords();
  const requests = await requestsOf(owner);
  for (const { key } of requests.filter(({ state }) => state === "done")) await dropDraft(key);
  const waiting = new Set(requests.filter(({ state }) => state === "waiting").map(({ key }) => key));
  const left = (await draftsOf(owner)).filter((draft) => draft.kind === kind && !waiting.has(draft.id));
  return left.sort((one, other) => one.at - other.at);
}

/** The draft of that name, in this tab's hands from now on; undefined also while it is being typed in another tab. */
export async function takeDraft(owner: string, id: string): Promise<Draft | undefined> {
  await moveLastWords();
  const draft = await readDraft(id);
  return draft?.owner === owner && (await holdForm(id)) ? draft : undefined;
}

/** Gives whether it is kept: nothing is of somebody who has just left and wanted nothing to stay. */
export async function keepDraft(draft: Draft): Promise<boolean> {
  const database = (await keepsAnything()) ? await openDatabase() : undefined;
  if (!mayKeep(draft.owner)) return false;
  if (database) await database.put("drafts", draft);
  else memoryDrafts.write(draft);
  return true;
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
  letFormGo(id);
  memoryDrafts.drop(id);
  if (await keepsAnything()) await (await openDatabase()).delete("drafts", id);
}

/** How much of that person is on this machine and not saved: drafts, and requests that have not arrived. */
export async function countKept(owner: string): Promise<{ drafts: number; waiting: number }> {
  const requests = await requestsOf(owner);
  const unsent = new Set(requests.filter(({ state }) => state !== "done").map(({ key }) => key));
  const drafts = await draftsOf(owner);
  return { drafts: drafts.filter(({ id }) => !unsent.has(id)).length, waiting: unsent.size };
}

/** The draft of that name, whosever hands it is in. */
export async function readDraft(id: string): Promise<Draft | undefined> {
  return (await keepsAnything()) ? (await openDatabase()).get("drafts", id) : memoryDrafts.read(id);
}

async function draftsOf(owner: string): Promise<Draft[]> {
  if (!(await keepsAnything())) return memoryDrafts.of(owner);
  return (await openDatabase()).getAllFromIndex("drafts", "owner", owner);
}

async function requestsOf(owner: string) {
  return (await keepsAnything()) ? (await openDatabase()).getAllFromIndex("requests", "owner", owner) : [];
}
