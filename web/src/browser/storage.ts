type Name = "localStorage" | "sessionStorage";

/** What of a Storage the pages use. */
export type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * The browser's own, or a memory for as long as the page is open: a browser that keeps third parties' cookies out refuses both
 * storages to a page in another site's frame, as the desk is in the agent workspace.
 */
export function openStorage(name: Name, from: Partial<Record<Name, Storage>> = globalThis): Kept {
  try {
    const storage = from[name];
    if (storage) return storage;
  } catch {
    // Refused: below.
  }
  return new MemoryStorage();
}

class MemoryStorage implements Kept {
  private readonly items = new Map<string, string>();

  get length(): number {
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

let browser: Kept | undefined;
let tab: Kept | undefined;

/** What is kept for this browser, whatever tab. */
export const forBrowser = (): Kept => (browser ??= openStorage("localStorage"));

/** What is kept for this tab, as long as it is open. */
export const forTab = (): Kept => (tab ??= openStorage("sessionStorage"));
