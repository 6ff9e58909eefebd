import { isDesk } from "./navigation";

/** Pages that were left open for a call: each stays as it was, hidden, until one comes back to it. */
export interface Place {
  /** Of its component: the same one as long as it is the same. */
  key: number;
  path: string;
  search: string;
}

export interface PlacesState {
  /** Of the page that is not kept. */
  key: number;
  kept: readonly Place[];
}

/** How many are kept beside the desk: one who goes on by other ways leaves one behind at every call. */
const MOST_KEPT = 5;

type Address = Pick<Location, "pathname" | "search">;

export class Places {
  private state: PlacesState = { key: 0, kept: [] };
  private last = 0;
  private readonly listeners = new Set<() => void>();

  read = (): PlacesState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The page at that address stays, wherever one goes from now on. The one that was left longest ago may go for it. */
  keep({ pathname, search }: Address): void {
    if (this.state.kept.some(({ path }) => path === pathname)) return;
    this.last += 1;
    const place = { key: this.state.key, path: pathname, search };
    this.tell({ key: this.last, kept: latest([...this.state.kept, place]) });
  }

  /** The page that is seen at that path goes away when it is left, as any other. */
  release(path: string): void {
    const place = this.state.kept.find((one) => one.path === path);
    if (place) this.tell({ key: place.key, kept: this.state.kept.filter((one) => one !== place) });
  }

  /** A hidden page is not wanted any more. */
  forget(key: number): void {
    this.tell({ ...this.state, kept: this.state.kept.filter((one) => one.key !== key) });
  }

  /** Whoever comes next finds nothing of it. */
  clear = (): void => this.tell({ ...this.state, kept: [] });

  private tell(state: PlacesState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function latest(kept: readonly Place[]): readonly Place[] {
  const pages = kept.filter(({ path }) => !isDesk(path));
  const wanted = new Set(pages.slice(-MOST_KEPT));
  return kept.filter((place) => isDesk(place.path) || wanted.has(place));
}

/** Of this window. */
export const places = new Places();
