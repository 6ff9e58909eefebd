import type { Draft } from "./drafts";

/** Drafts for as long as the page is open: of a browser that keeps nothing. */
export class MemoryDrafts {
  private readonly kept = new Map<string, Draft>();

  of(owner: string): Draft[] {
    return [...this.kept.values()].filter((draft) => draft.owner === owner);
  }

  read(id: string): Draft | undefined {
    return this.kept.get(id);
  }

  write(draft: Draft): void {
    this.kept.set(draft.id, structuredClone(draft));
  }

  drop(id: string): void {
    this.kept.delete(id);
  }

  forget(owner: string): void {
    for (const { id } of this.of(owner)) this.drop(id);
  }
}

/** Of this page. */
export const memoryDrafts = new MemoryDrafts();
