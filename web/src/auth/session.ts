import { forTab } from "~/browser/storage";
import { type NewerDozor, newerDozorOf } from "~/live/newer_dozor";
import type { Settings } from "~/settings/settings";
import {
  answerChallenge,
  type ChallengeNeeded,
  isForeign,
  refresh,
  SignInRefused,
  signedInAt,
  signIn,
  type Tokens,
} from "./cognito";
import { openTabs, type Tabs, type Word } from "./tabs";

const KEY = "dozor.tokens";
/** Tokens are renewed this long before they end, so that no request leaves with one that ends on the way. */
const MARGIN_MS = 60_000;
const ASKED_FOR_MS = 1000;
/** Renewing a sign-in ends by itself after 16 hours (infra/constructs/identity.py); whatever ends sooner has another reason. */
const LONG_MS = 15 * 3_600_000;
/** Cognito's word for a client that it does not know. */
const NO_SUCH_CLIENT = "ResourceNotFoundException";

/** ended: somebody was at work and has to say again who they are; what is on the page stays. */
export type Stage = "out" | "in" | "ended";

interface Options {
  /** Whether all tabs are one person: signing in or out in one does so in all. Else a tab only begins as another is. */
  together: boolean;
  /** Whether the Dozor where these pages sign in was replaced: what it has given is worth nothing then, and no reason to ask who it is. */
  newer?: Pick<NewerDozor, "isThere" | "look">;
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
  private readonly newer: NonNullable<Options["newer"]>;
  private readonly tabs: Tabs;
  private readonly kept: NonNullable<Options["kept"]>;
  private readonly listeners = new Set<() => void>();
  private readonly rightsListeners = new Set<() => void>();
  private tokens: Tokens | undefined;
  private byForm = false;
  private ended = false;
  /** Whether a token of this page was good once: then there may be something on the page to be kept. */
  private served = false;
  /** Whether this tab has just been opened and takes over whoever is signed in elsewhere. */
  private asking = false;
  private renewing: Promise<string | undefined> | undefined;
  private waiting: ((token: string | undefined) => void)[] = [];
  /** Whether somebody was signed in here to a Dozor that is no more. */
  readonly wasElsewhere: boolean = false;

  constructor(cognito: Settings["cognito"], { together, newer = STAYS, tabs = openTabs(), kept = forTab() }: Options) {
    this.cognito = cognito;
    this.together = together;
    this.newer = newer;
    this.tabs = tabs;
    this.kept = kept;
    const told = kept.getItem(KEY);
    this.tokens = told ? (JSON.parse(told) as Tokens) : undefined;
    if (this.tokens && isForeign(cognito, this.tokens)) {
      this.wasElsewhere = true;
      this.tokens = undefined;
      kept.removeItem(KEY);
    }
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

  /** Whether this person signed in so long ago that it has ended by itself. */
  wasLong = (): boolean => {
    const since = this.tokens && signedInAt(this.tokens);
    return since !== undefined && Date.now() - since >= LONG_MS;
  };

  /** Raises ChallengeNeeded or SignInRefused. */
  signIn = async (email: string, password: string): Promise<void> => {
    try {
      this.arrive(await signIn(this.cognito, email, password));
    } catch (error) {
      if (error instanceof SignInRefused && error.code === NO_SUCH_CLIENT) void this.newer.look();
      throw error;
    }
  };

  /** Answers what ChallengeNeeded asked for; raises as signIn. */
  answer = async (email: string, asked: ChallengeNeeded, answer: string): Promise<void> =>
    this.arrive(await answerChallenge(this.cognito, email, asked, answer));

  /** Whether this person has filled in the form on this page, rather than being signed in already when it was opened. */
  cameByForm = (): boolean => this.byForm;

  signOut = (): void => {
    const person = this.person();
    this.leave();
    if (this.together && person) this.tabs.say({ kind: "out", person });
  };

  /** The ID token, renewed when it is about to end; undefined when nobody is signed in. Waits while the session has ended, and for good
   * once Dozor is another one: nobody asks an address for ever where nothing is. */
  token = async (): Promise<string | undefined> => {
    if (this.ended || this.newer.isThere()) return this.wait();
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
      if (await this.newer.look()) return this.wait();
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

  private arrive(tokens: Tokens): void {
    this.byForm = true;
    this.enter(tokens);
  }

  private enter(tokens: Tokens): void {
    this.keep(tokens);
    this.tabs.say({ kind: "here", tokens });
  }

  private leave(): void {
    this.byForm = false;
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
    if (word.kind !== "here" || isForeign(this.cognito, word.tokens)) return;
    const newer = word.tokens.person === this.person() && word.tokens.expires > (this.tokens?.expires ?? 0);
    if (newer || (!this.tokens && (this.together || this.asking))) this.keep(word.tokens);
  };
}

/** For a session whose Dozor is not looked at. */
const STAYS: NonNullable<Options["newer"]> = { isThere: () => false, look: async () => false };

let only: Session | undefined;

/** The session of this tab. On a laptop people are played in several tabs at once: there each signs out alone. */
export function sessionOf(settings: Settings): Session {
  only ??= new Session(settings.cognito, { together: !settings.laptop, newer: newerDozorOf(settings) });
  return only;
}
