import { isSameDozor, readSettingsAnew, type Settings } from "~/settings/settings";

/**
 * Whether Dozor was started or deployed anew since this page was loaded: then nothing that the page knows is there any more, neither the
 * API's address nor who is signed in, and only loading it again helps. Looked at when something is refused or not reached, never
 * by the clock. A store for useSyncExternalStore: subscribe and isThere.
 */
export class NewerDozor {
  private readonly settings: Settings;
  private readonly read: typeof readSettingsAnew;
  private readonly listeners = new Set<() => void>();
  private there = false;
  private looking: Promise<boolean> | undefined;

  /** settings: those that this page was loaded with. */
  constructor(settings: Settings, read = readSettingsAnew) {
    this.settings = settings;
    this.read = read;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  isThere = (): boolean => this.there;

  /** Looks once for all who ask meanwhile, and gives whether it is there. Where nobody answers, nothing is known: it is not. */
  look = (): Promise<boolean> => {
    if (this.there) return Promise.resolve(true);
    this.looking ??= this.ask().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  };

  private async ask(): Promise<boolean> {
    const now = await this.read(this.settings).catch(() => undefined);
    this.there = now !== undefined && !isSameDozor(now, this.settings);
    if (this.there) for (const listener of this.listeners) listener();
    return this.there;
  }
}

let only: NewerDozor | undefined;

/** What this page knows of it. */
export function newerDozorOf(settings: Settings): NewerDozor {
  only ??= new NewerDozor(settings);
  return only;
}
