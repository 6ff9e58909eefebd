import type { Settings } from "~/settings/settings";
import { chooseNewPassword, refresh, SignInRefused, signIn, type Tokens } from "./cognito";

const KEY = "dozor.tokens";
/** Tokens are renewed this long before they end, so that no request leaves with one that ends on the way. */
const MARGIN_MS = 60_000;

/**
 * Who is signed in, in this tab (session storage: closing the tab signs out, reloading does not).
 * A store for useSyncExternalStore: subscribe and signedIn.
 */
export class Session {
  private readonly cognito: Settings["cognito"];
  private readonly listeners = new Set<() => void>();
  private tokens: Tokens | undefined;
  private renewing: Promise<string | undefined> | undefined;

  constructor(cognito: Settings["cognito"]) {
    this.cognito = cognito;
    const kept = sessionStorage.getItem(KEY);
    this.tokens = kept ? (JSON.parse(kept) as Tokens) : undefined;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  signedIn = (): boolean => this.tokens !== undefined;

  signIn = async (email: string, password: string): Promise<void> =>
    this.keep(await signIn(this.cognito, email, password));

  chooseNewPassword = async (email: string, password: string, session: string): Promise<void> =>
    this.keep(await chooseNewPassword(this.cognito, email, password, session));

  signOut = (): void => this.keep(undefined);

  /** The ID token, renewed when it is about to end; undefined when nobody is signed in (any more). */
  token = async (): Promise<string | undefined> => {
    if (!this.tokens || this.tokens.expires - Date.now() > MARGIN_MS) return this.tokens?.id;
    this.renewing ??= this.renew(this.tokens).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  };

  private async renew(old: Tokens): Promise<string | undefined> {
    try {
      const fresh = await refresh(this.cognito, old.refresh);
      this.keep(fresh);
      return fresh.id;
    } catch (error) {
      if (!(error instanceof SignInRefused)) return old.id; // no line: the token may still do
      this.signOut();
      return undefined;
    }
  }

  private keep(tokens: Tokens | undefined): void {
    this.tokens = tokens;
    if (tokens) sessionStorage.setItem(KEY, JSON.stringify(tokens));
    else sessionStorage.removeItem(KEY);
    for (const listener of this.listeners) listener();
  }
}
