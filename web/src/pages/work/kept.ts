import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** An answer of the API as it was when it came. */
export interface Kept<Answer> {
  answer: Answer;
  /** When it was asked for, milliseconds since the epoch: what happened later is not in it. */
  askedAt: number;
}

interface Answers extends DBSchema {
  answers: { key: string; value: Kept<unknown> };
}

/** Names and addresses of residents are in it: nothing stays longer than the longest of the links that have opened it. */
const KEPT_FOR_MS = 16 * 3_600_000;

let opening: Promise<IDBPDatabase<Answers>> | undefined;

function open(): Promise<IDBPDatabase<Answers>> {
  opening ??= openDB<Answers>("dozor-work", 1, { upgrade: (database) => void database.createObjectStore("answers") });
  return opening;
}

/** What this telephone has of that address; undefined when nothing, or nothing that is young enough. */
export async function readKept<Answer>(path: string, now = Date.now()): Promise<Kept<Answer> | undefined> {
  const found = (await (await open()).get("answers", path)) as Kept<Answer> | undefined;
  return found && now - found.askedAt < KEPT_FOR_MS ? found : undefined;
}

export async function keep(path: string, kept: Kept<unknown>): Promise<void> {
  await (await open()).put("answers", kept, path);
}

/** The link opens it no more. */
export async function drop(path: string): Promise<void> {
  await (await open()).delete("answers", path);
}

/** Takes away whatever has been here too long. */
export async function sweepKept(now = Date.now()): Promise<void> {
  const writing = (await open()).transaction("answers", "readwrite");
  for (const path of await writing.store.getAllKeys()) {
    const kept = await writing.store.get(path);
    if (kept && now - kept.askedAt >= KEPT_FOR_MS) void writing.store.delete(path);
  }
  await writing.done;
}
