/**
 * What the desk knows of a telephone. Each telephony (the laptop's simulator, Connect's streams, the agent workspace)
 * is one implementation; the desk must not know which it has.
 */

/** What an operator may choose to be. Wrap-up is not chosen: it follows a call and ends with `finish`. */
export type AgentState = "ready" | "break" | "offline";

/** One voice contact offered to this operator. customer: E.164, or empty when withheld. */
export interface CallContact {
  id: string;
  customer: string;
  queue: string;
  /** What the flow has learnt: company, language, known, resident_id, resident_name, address, choice. */
  attributes: Readonly<Record<string, string>>;
}

export type TelephonyEvent =
  /** Whether there is a line to the telephony at all. */
  | { type: "line"; up: boolean }
  | { type: "state"; state: AgentState }
  | { type: "ringing"; contact: CallContact }
  | { type: "connected"; contactId: string }
  /** The talk is over; the operator is wrapping up. */
  | { type: "ended"; contactId: string }
  /** It rang and was not accepted. */
  | { type: "missed"; contactId: string }
  /** Wrap-up is over; the next call may come. */
  | { type: "finished"; contactId: string };

/** Commands return at once: what came of them arrives as an event. */
export interface TelephonyAdapter {
  /** Opens the line for the person whose token `token` gives, and keeps it open until `signOut`. */
  signIn(token: () => Promise<string | undefined>): void;
  signOut(): void;
  setState(state: AgentState): void;
  accept(contactId: string): void;
  reject(contactId: string): void;
  hangUp(contactId: string): void;
  /** Ends the wrap-up. */
  finish(contactId: string): void;
  /** Calls `listener` for every event from now on; gives back what stops that. */
  subscribe(listener: (event: TelephonyEvent) => void): () => void;
}
