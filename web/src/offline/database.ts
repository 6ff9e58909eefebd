import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Draft } from "./drafts";
import { dropLastWord, readLastWords } from "./last_words";
import { memoryDrafts } from "./memory_drafts";
import type { QueuedRequest } from "./request";

const HOUR = 3_600_000;
/** How long anything stays on this machine, in milliseconds. A draft outlives a shift, a request a long weekend. */
export const KEPT_FOR = { draft: 24 * HOUR, waiting: 96 * HOUR, ended: 12 * HOUR } as const;

export interface Kept extends DBSchema {
  requests: { key: string; value: QueuedRequest; indexes: { owner: string } };
  drafts: { key: string; value: Draft; indexes: { owner: string } };
}

let opening: Promise<IDBPDatabase<Kept>> | undefined;

/** The one database of these pages, opened once. Rejects where the browser keeps nothing. */
export function openDatabase(): Promise<IDBPDatabase<Kept>> {
  opening ??= openDB<Kept>("dozor", 1, {
    upgrade(database) {
      database.createObjectStore("requests", { keyPath: "key" }).createIndex("owner", "owner");
      database.createObjectStore("drafts", { keyPath: "id" }).createIndex("owner", "owner");
    },
    // A newer page wants another version: let it, and open anew when something is asked for again.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opening = undefined;
    },
    terminated() {
      opening = undefined;
    },
  });
  return opening;
}

let keeping: Promise<boolean> | undefined;

/**
 * Whether this browser keeps anything: one that keeps third parties out gives a page in another site's frame no database, as
 * the desk in the agent workspace. Then nothing outlives the page, and everything else goes on.
 */
export function keepsAnything(): Promise<boolean> {
  // Some refuse at once, some when they are asked.
  keeping ??= Promise.resolve()
    .then(openDatabase)
    .then(
      () => true,
      () => false,
    );
  return keeping;
}

/** Whether that request has been here too long at `now`. */
export function isOld({ state, queuedAt, endedAt }: QueuedRequest, now: number): boolean {
  return state === "waiting" ? now - queuedAt > KEPT_FOR.waiting : now - endedAt > KEPT_FOR.ended;
}

/** Takes away whatever is older than it may be, of everybody. Gives how many of each. */
export async function sweep(now: number): Promise<{ drafts: number; requests: number }> {
  if (!(await keepsAnything())) return { drafts: 0, requests: 0 };
  const writing = (await openDatabase()).transaction(["drafts", "requests"], "readwrite");
  const all = await writing.objectStore("requests").getAll();
  const requests = all.filter((one) => isOld(one, now));
  // What waits or was refused can be mended for as long as it is here.
  const needed = new Set(all.filter((one) => !isOld(one, now) && one.state !== "done").map(({ key }) => key));
  const old = ({ id, at }: Draft) => now - at > KEPT_FOR.draft && !needed.has(id);
  const drafts = (await writing.objectStore("drafts").getAll()).filter(old);
  for (const { id } of drafts) void writing.objectStore("drafts").delete(id);
  for (const { key } of requests) void writing.objectStore("requests").delete(key);
  await writing.done;
  return { drafts: drafts.length, requests: requests.length };
}

/** Whose things are not kept any more, since they have said so: what a page still wants to write while it closes. */
const forgotten = new Set<string>();

/** Whether drafts of that person may be written. */
export const mayKeep = (owner: string): boolean => !forgotten.has(owner);

/** They are here again. */
export const keepFor = (owner: string): void => void forgotten.delete(owner);

/** Takes away everything of that person, and keeps nothing more until `keepFor`. */
export async function forget(owner: string): Promise<void> {
  forgotten.add(owner);
  memoryDrafts.forget(owner);
  for (const { id, owner: whose } of readLastWords()) if (whose === owner) dropLastWord(id);
  if (!(await keepsAnything())) return;
  const writing = (await openDatabase()).transaction(["drafts", "requests"], "readwrite");
  for (const name of ["drafts", "requests"] as const) {
    const store = writing.objectStore(name);
    for (const key of await store.index("owner").getAllKeys(owner)) void store.delete(key);
  }
  await writing.done;
}
