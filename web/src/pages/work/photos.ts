import type { Attachment } from "~/api/types";

/** Ids of the photos that go into the executor's report: what they have sent themselves, and nobody has refused or removed. */
export function photosOf(files: readonly Pick<Attachment, "id" | "state" | "by">[]): string[] {
  return files
    .filter(({ by, state }) => by.kind === "executor" && (state === "waiting" || state === "ready"))
    .map(({ id }) => id);
}
