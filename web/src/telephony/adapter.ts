/**
 * What the desk knows of a telephone. Each telephony (the laptop's simulator, Connect's streams, the agent workspace)
 * is one implementation; the desk must not know which it has.
 */

/** What a telephone may be able to do. What it cannot do is done in the panel beside the page, and has no button here. */
export const ABILITIES = [
  ...(["set_state", "accept", "reject", "hang_up", "finish"] as const),
  ...(["hold", "mute", "keys", "consult", "join", "transfer", "drop", "dial", "any_number"] as const),
] as const;
export type Ability = (typeof ABILITIES)[number];

/** What an operator may choose to be. Wrap-up is not chosen: it follows a call and ends with `finish`. */
export type AgentState = "ready" | "break" | "offline";

/** One contact of this operator. customer: E.164, or empty when withheld. */
export interface CallContact {
  id: string;
  /** The first contact of its chain: itself, unless somebody handed the call over. Records are kept under it. */
  initialId: string;
  /** A call, or a task beside it. */
  channel: "voice" | "task";
  customer: string;
  queue: string;
  /** What the flow has learnt: company, language, known, resident_id, resident_name, address, choice. */
  attributes: Readonly<Record<string, string>>;
}

export type PartyState = "calling" | "connected" | "on_hold";

/** Somebody who takes part in the call. number: of a customer or an outside place. */
export interface Party {
  id: string;
  kind: "customer" | "agent" | "outside" | "supervisor";
  name: string;
  number: string;
  state: PartyState;
  muted: boolean;
  /** This operator. */
  self: boolean;
}

/** Whom the operator can call in or hand the call to. */
export interface Destination {
  id: string;
  name: string;
  kind: "colleague" | "queue" | "outside";
  /** A colleague who would take the call now. */
  ready: boolean;
  /** How many wait in the queue. */
  waiting: number;
  /** Of an outside place, E.164. */
  number: string;
}

/** What could not be done, and why; words that the texts know (`refused.…`). */
export interface Refusal {
  order: string;
  why: string;
}

export type TelephonyEvent =
  /** Whether there is a line to the telephony at all. */
  | { type: "line"; up: boolean }
  /** What this telephone can do for this person; nothing until it is told. */
  | { type: "able"; abilities: readonly Ability[] }
  /** reason: of a break, a name that the texts may know (`break.…`), else empty. since: milliseconds since the epoch; undefined
   * when it begins after the present contact. */
  | { type: "state"; state: AgentState; reason: string; since: number | undefined }
  | { type: "ringing"; contact: CallContact }
  /** This operator calls somebody, who has not answered yet. */
  | { type: "dialling"; contact: CallContact }
  /** Nobody took it; `finished` follows. */
  | { type: "dial_failed"; contactId: string; reason: string }
  | { type: "connected"; contactId: string }
  /** Who takes part, and how; told anew at every change. */
  | { type: "participants"; contactId: string; participants: readonly Party[] }
  /** What only the operator hears: a whisper, the words while somebody is called in. */
  | { type: "heard"; contactId: string; text: string }
  /** The talk is over; the operator is wrapping up. */
  | { type: "ended"; contactId: string }
  /** It rang and was not accepted. */
  | { type: "missed"; contactId: string }
  /** Wrap-up is over; the next call may come. */
  | { type: "finished"; contactId: string }
  | { type: "refused"; refusal: Refusal };

/** A call of the operator's own. attributes: what records and flows should know of it, `company` above all. */
export interface OwnCall {
  number: string;
  attributes: Readonly<Record<string, string>>;
}

/** Commands return at once: what came of them arrives as an event. `to`: a destination's id, or a number (E.164). */
export interface TelephonyAdapter {
  /** Where one signs in to a panel that asks for it by itself, when there is no line. */
  readonly panel?: string;
  /** Opens the line for the person whose token `token` gives, and keeps it open until `signOut`. */
  signIn(token: () => Promise<string | undefined>): void;
  signOut(): void;
  /** reason: of a break, one of `breakReasons`; the first one unless named. */
  setState(state: AgentState, reason?: string): void;
  /** What a break may be for, as this telephony calls it. Rejects when there is no line. */
  breakReasons(): Promise<readonly string[]>;
  accept(contactId: string): void;
  reject(contactId: string): void;
  /** Leaves; others who talk go on. */
  hangUp(contactId: string): void;
  /** Ends the wrap-up. */
  finish(contactId: string): void;
  /** The customer, unless another participant is named. */
  hold(contactId: string, participant?: string): void;
  resume(contactId: string, participant?: string): void;
  mute(contactId: string, on: boolean): void;
  sendKeys(contactId: string, keys: string): void;
  /** Whom one can call in now. Rejects when there is no line. */
  destinations(): Promise<readonly Destination[]>;
  /** Calls somebody in while the customer waits. */
  consult(contactId: string, to: string): void;
  /** Everybody together. */
  join(contactId: string): void;
  /** Hands the call over: to somebody new at once, or (without `to`) to those who were called in. */
  transfer(contactId: string, to?: string): void;
  drop(contactId: string, participant: string): void;
  dial(call: OwnCall): void;
  /** Calls the customer of an earlier contact; `call.number` if the telephony has forgotten it. */
  callBack(contactId: string, call: OwnCall): void;
  /** Calls `listener` for every event from now on; gives back what stops that. */
  subscribe(listener: (event: TelephonyEvent) => void): () => void;
}
