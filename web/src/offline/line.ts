import { backOff } from "~/live/reconnecting_socket";

/** Whether the API can be reached. A store for useSyncExternalStore: subscribe and isUp. */
export class Line {
  private readonly listeners = new Set<() => void>();
  private up = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private asking = false;
  /** Asks whether anybody answers there; resolves if so. */
  private probe: (() => Promise<unknown>) | undefined;

  isUp = (): boolean => this.up;

  /** Whether somebody asks for it while it is down, so that it will be told when it is back. */
  isWatched = (): boolean => this.probe !== undefined;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A request has had an answer, or none at all. An answer may have been on its way when the line broke: the probe decides. */
  heard = (up: boolean): void => {
    if (up && !this.up && this.probe) void this.ask();
    else this.turn(up);
  };

  private turn(up: boolean): void {
    if (this.up === up) return;
    this.up = up;
    this.attempt = 0;
    clearTimeout(this.timer);
    if (!up) this.askLater();
    for (const listener of this.listeners) listener();
  }

  /** Follows the browser's word too, and asks `probe` while nothing is reached. Gives back what stops that. */
  watch(probe: () => Promise<unknown>): () => void {
    this.probe = probe;
    const down = () => this.heard(false);
    const askNow = () => void this.ask();
    window.addEventListener("offline", down);
    window.addEventListener("online", askNow);
    if (!navigator.onLine) down();
    return () => {
      window.removeEventListener("offline", down);
      window.removeEventListener("online", askNow);
      clearTimeout(this.timer);
      this.probe = undefined;
    };
  }

  private askLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), 1000 + backOff(this.attempt, Math.random()));
    this.attempt += 1;
  }

  private async ask(): Promise<void> {
    const { probe } = this;
    if (!probe || this.asking) return;
    this.asking = true;
    try {
      await probe();
      this.turn(true);
    } catch {
      // Still nobody there: that is the answer.
      this.turn(false);
      if (this.probe === probe) this.askLater();
    } finally {
      this.asking = false;
    }
  }
}

/** The line of this page. Every request of the API's client tells it (api/client.ts). */
export const line = new Line();
