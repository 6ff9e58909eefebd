import { openDatabase } from "./database";

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
  const mine = await (await openDatabase()).getAllFromIndex("drafts", "owner", owner);
  return mine.filter((draft) => draft.kind === kind).sort((one, other) => one.at - other.at);
}

export async function keepDraft(draft: Draft): Promise<void> {
  await (await openDatabase()).put("drafts", draft);
}

export async function dropDraft(id: string): Promise<void> {
  await (await openDatabase()).delete("drafts", id);
}
