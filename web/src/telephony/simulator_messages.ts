/** The words of the laptop's `/laptop/agent` (docs/architecture.md), and what they mean at the desk. */
import type { AgentState, CallContact, Destination, Party, PartyState, TelephonyEvent } from "./adapter";

/** The simulator's words for what an operator may be. */
export const STATE_WORDS: Readonly<Record<AgentState, string>> = {
  ready: "Available",
  break: "Break",
  offline: "Offline",
};

const PARTY_STATES: Readonly<Record<string, PartyState>> = {
  CALLING: "calling",
  CONNECTED: "connected",
  ON_HOLD: "on_hold",
};

interface WireContact {
  contact_id: string;
  initial_id: string;
  channel: string;
  customer: string;
  queue: string;
  attributes: Record<string, string>;
}

export interface WireParty extends Omit<Party, "state" | "number"> {
  state: string;
  number: string | null;
}

export interface WireDestination extends Omit<Destination, "ready" | "waiting" | "number"> {
  ready: boolean | null;
  waiting: number | null;
  number: string | null;
}

export type WireMessage = {
  type: string;
  state?: string;
  since?: string | null;
  contact?: WireContact;
  contact_id?: string;
  participants?: WireParty[];
  /** Destinations, names of statuses, or ids of what is at hand. */
  items?: WireDestination[] | string[];
  text?: string;
  reason?: string;
  do?: string;
  why?: string;
};

const FOLLOWED = ["connected", "ended", "missed", "finished"] as const;

/** The desk's event for the simulator's message; undefined for one the desk has no use for. */
export function translate(message: WireMessage): TelephonyEvent | undefined {
  const { type, state, contact, contact_id: contactId = "" } = message;
  const followed = FOLLOWED.find((known) => known === type);
  if (followed && contactId) return { type: followed, contactId };
  switch (type) {
    case "state":
      return readState(state ?? "", message.since);
    case "ringing":
    case "dialling":
      return contact && { type, contact: readContact(contact) };
    case "dial_failed":
      return { type, contactId, reason: message.reason ?? "" };
    case "participants":
      return { type, contactId, participants: (message.participants ?? []).map(readParty) };
    case "heard":
      return { type, contactId, text: message.text ?? "" };
    case "refused":
      return { type, refusal: { order: message.do ?? "", why: message.why ?? "" } };
    default:
      return undefined;
  }
}

export function readDestination({ ready, waiting, number, ...destination }: WireDestination): Destination {
  return { ...destination, ready: ready ?? false, waiting: waiting ?? 0, number: number ?? "" };
}

function readContact({ contact_id, initial_id, channel, customer, queue, attributes }: WireContact): CallContact {
  const kind = channel === "TASK" ? "task" : "voice";
  return { id: contact_id, initialId: initial_id, channel: kind, customer, queue, attributes };
}

export function readParty({ state, number, ...party }: WireParty): Party {
  return { ...party, number: number ?? "", state: PARTY_STATES[state] ?? "calling" };
}

function readState(word: string, since: string | null | undefined): TelephonyEvent {
  const state = agentState(word);
  return { type: "state", state, reason: state === "break" ? word : "", since: since ? Date.parse(since) : undefined };
}

function agentState(word: string): AgentState {
  if (word === STATE_WORDS.ready) return "ready";
  return word === STATE_WORDS.offline ? "offline" : "break";
}
