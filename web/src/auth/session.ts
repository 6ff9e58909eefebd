import { forTab } from "~/browser/storage";
import type { Settings } from "~/settings/settings";
import { answerChallenge, type ChallengeNeeded, refresh, SignInRefused, signIn, type Tokens } from "./cognito";
import { openTabs, type Tabs, type Word } from "./tabs";

const KEY = "dozor.tokens";
/** Tokens are renewed this long before they end, so that no request leaves with one that ends on the way. */
const MARGIN_MS = 60_000;
const ASKED_FOR_MS = 1000;

/** ended: somebody was at work and has to say again who they are; what is on the page stays. */
export type Stage = "out" | "in" | "ended";

interface Options {
  /** Whether all tabs are one person: signing in or out in one does so in all. Else a tab only begins as another is. */
  together: boolean;
  tabs?: Tabs;
  kept?: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/**
 * Who is signed in, in this tab (session storage: closing the last tab signs out, reloading does not). A new tab takes over
 * whoever is signed in in another. A store for useSyncExternalStore: subscribe, stage and person.
 */
export class Session {
  private readonly cognito: Settings["cognito"];
  private readonly together: boolean;
  private readonly tabs: Tabs;
  private readonly kept: NonNullable<Options["kept"]>;
  private readonly listeners = new Set<() => void>();
  private readonly rightsListeners = new Set<() => void>();
  private tokens: Tokens | undefined;
  private ended = false;
  /** Whether a token of this page was good once: then there may be something on the page to be kept. */
  private served = false;
  /** Whether this tab has just been opened and takes over whoever is signed in elsewhere. */
  private asking = false;
  private renewing: Promise<string | undefined> | undefined;
  private waiting: ((token: string | undefined) => void)[] = [];

  constructor(cognito: Settings["cognito"], { together, tabs = openTabs(), kept = forTab() }: Options) {
    this.cognito = cognito;
    this.together = together;
    this.tabs = tabs;
    this.kept = kept;
    const told = kept.getItem(KEY);
    this.tokens = told ? (JSON.parse(told) as Tokens) : undefined;
    tabs.hear(this.heard);
    if (this.tokens) return;
    this.asking = true;
    setTimeout(() => {
      this.asking = false;
    }, ASKED_FOR_MS);
    tabs.say({ kind: "who" });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls when what this person may do has changed. */
  onRights = (listener: () => void): (() => void) => {
    this.rightsListeners.add(listener);
    return () => this.rightsListeners.delete(listener);
  };

  stage = (): Stage => (this.ended ? "ended" : this.tokens ? "in" : "out");

  /** The account's id; empty when nobody is signed in. */
  person = (): string => this.tokens?.person ?? "";

  /** With which address this person signs in. */
  email = (): string => this.tokens?.email ?? "";

  /** Raises ChallengeNeeded or SignInRefused. */
  signIn = async (email: string, password: string): Promise<void> =>
    this.enter(await signIn(this.cognito, email, password));

  /** Answers what ChallengeNeeded asked for; raises as signIn. */
  answer = async (email: string, asked: ChallengeNeeded, answer: string): Promise<void> =>
    this.enter(await answerChallenge(this.cognito, email, asked, answer));

  signOut = (): void => {
    const person = this.person();
    this.leave();
    if (this.together && person) this.tabs.say({ kind: "out", person });
  };

  /** The ID token, renewed when it is about to end; undefined when nobody is signed in. Waits while the session has ended. */
  token = async (): Promise<string | undefined> => {
    if (this.ended) return this.wait();
    if (this.tokens && this.tokens.expires - Date.now() <= MARGIN_MS) return this.renewOnce(this.tokens);
    this.served = this.tokens !== undefined;
    return this.tokens?.id;
  };

  /** Another token than that one, which the API has not taken; undefined when nobody is signed in. Waits as `token`. */
  renew = async (refused: string): Promise<string | undefined> => {
    if (this.ended) return this.wait();
    if (!this.tokens || this.tokens.id !== refused) return this.tokens?.id;
    const token = await this.renewOnce(this.tokens);
    for (const listener of this.rightsListeners) listener();
    return token;
  };

  private renewOnce(old: Tokens): Promise<string | undefined> {
    this.renewing ??= this.ask(old).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async ask(old: Tokens): Promise<string | undefined> {
    try {
      this.enter(await refresh(this.cognito, old.refresh));
      return this.tokens?.id;
    } catch (error) {
      if (!(error instanceof SignInRefused)) return old.id; // no line: the token may still do
      if (this.tokens !== old) return this.tokens?.id; // signed out, or renewed by another tab, meanwhile
      if (!this.served) {
        this.leave();
        return undefined;
      }
      this.ended = true;
      this.tell();
      return this.wait();
    }
  }

  private wait(): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  private enter(tokens: Tokens): void {
    this.keep(tokens);
    this.tabs.say({ kind: "here", tokens });
  }

  private leave(): void {
    this.keep(undefined);
    this.served = false;
  }

  private keep(tokens: Tokens | undefined): void {
    this.asking = false;
    this.tokens = tokens;
    this.ended = false;
    if (tokens) this.kept.setItem(KEY, JSON.stringify(tokens));
    else this.kept.removeItem(KEY);
    for (const resolve of this.waiting.splice(0)) resolve(tokens?.id);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private readonly heard = (word: Word): void => {
    if (word.kind === "who" && this.stage() === "in" && this.tokens)
      this.tabs.say({ kind: "here", tokens: this.tokens });
    if (word.kind === "out" && word.person === this.person()) this.leave();
    if (word.kind !== "here") return;
    const newer = word.tokens.person === this.person() && word.tokens.expires > (this.tokens?.expires ?? 0);
    if (newer || (!this.tokens && (this.together || this.asking))) this.keep(word.tokens);
  };
}

let only: Session | undefined;

/** The session of this tab. On a laptop people are played in several tabs at once: there each signs out alone. */
export function sessionOf({ cognito, laptop }: Settings): Session {
  only ??= new Session(cognito, { together: !laptop });
  return only;
}
