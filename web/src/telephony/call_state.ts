import type { Ability, AgentState, CallContact, Party, Refusal, TelephonyEvent } from "./adapter";

export type CallPhase = "ringing" | "dialling" | "connected" | "wrap_up";

/** One contact at this desk. since: when the phase began, milliseconds since the epoch. */
export interface Call {
  contact: CallContact;
  phase: CallPhase;
  since: number;
  /** Who talks; empty until somebody does. */
  parties: readonly Party[];
  /** What only the operator heard last: a whisper. */
  whisper: string;
}

/**
 * Everything the desk shows of the telephone. tasks: what lies at hand beside the call. lastMissed: a call that rang
 * here in vain, until the next one rings. refusal: the last order that was not possible, and when that was told; notReached: the number that
 * nobody answered at, with the reason. Both go away with the next thing that happens.
 */
export interface TelephoneState {
  /** Undefined until it has come or failed for the first time. */
  line: boolean | undefined;
  can: ReadonlySet<Ability>;
  /** Undefined until it is told. */
  agent: AgentState | undefined;
  /** Of a break, as the telephony calls it. */
  reason: string;
  /** When that state began, milliseconds since the epoch; undefined when it will begin after the present call. */
  agentSince: number | undefined;
  call: Call | undefined;
  tasks: readonly Call[];
  lastMissed: CallContact | undefined;
  refusal: (Refusal & { at: number }) | undefined;
  notReached: { number: string; reason: string } | undefined;
}

export const SILENT: TelephoneState = {
  line: undefined,
  can: new Set(),
  agent: undefined,
  reason: "",
  agentSince: undefined,
  call: undefined,
  tasks: [],
  lastMissed: undefined,
  refusal: undefined,
  notReached: undefined,
};

/** What the agent is doing with the call at hand, whatever they have chosen to be: they are that once it is over. */
export function occupation({ call }: TelephoneState): "in_call" | "wrap_up" | undefined {
  if (call?.phase === "wrap_up") return "wrap_up";
  return call?.phase === "connected" || call?.phase === "dialling" ? "in_call" : undefined;
}

/** The state after `event` at `now`. Events of a contact that is not at hand change nothing: they come late. */
export function follow(state: TelephoneState, event: TelephonyEvent, now: number): TelephoneState {
  switch (event.type) {
    case "line":
      return { ...state, line: event.up };
    case "able":
      return { ...state, can: new Set(event.abilities) };
    case "state":
      return { ...state, agent: event.state, reason: event.reason, agentSince: event.since };
    case "ringing":
    case "dialling":
      return arrive(state, event.contact, event.type, now);
    case "refused":
      return { ...state, refusal: { ...event.refusal, at: now } };
    case "dial_failed": {
      const number = find(state, event.contactId)?.contact.customer;
      return number === undefined ? state : { ...state, notReached: { number, reason: event.reason } };
    }
    case "participants":
      return change({ ...state, refusal: undefined }, event.contactId, () => ({ parties: event.participants }));
    case "heard":
      return change(state, event.contactId, () => ({ whisper: event.text }));
    case "connected":
      return move(state, event.contactId, "connected", now);
    case "ended":
      // A caller who hung up while it rang leaves nothing to wrap up.
      if (find(state, event.contactId)?.phase === "ringing") return drop(state, event.contactId, true);
      return change(move(state, event.contactId, "wrap_up", now), event.contactId, () => ({ parties: [] }));
    case "missed":
      return drop(state, event.contactId, true);
    case "finished":
      return drop(state, event.contactId, false);
  }
}

function find({ call, tasks }: TelephoneState, id: string): Call | undefined {
  return call?.contact.id === id ? call : tasks.find(({ contact }) => contact.id === id);
}

function arrive(state: TelephoneState, contact: CallContact, phase: "ringing" | "dialling", now: number) {
  const known = find(state, contact.id);
  // Told again after a broken line: what is open already stays as it is. A promised callback rings here first, then there.
  if (known) return phase === "dialling" ? move(state, contact.id, phase, now) : state;
  const call: Call = { contact, phase, since: now, parties: [], whisper: "" };
  if (contact.channel === "task") return { ...state, tasks: [...state.tasks, call] };
  return { ...state, lastMissed: undefined, refusal: undefined, notReached: undefined, call };
}

function change(state: TelephoneState, id: string, with_: (call: Call) => Partial<Call>): TelephoneState {
  const changed = (call: Call) => (call.contact.id === id ? { ...call, ...with_(call) } : call);
  return find(state, id)
    ? { ...state, call: state.call && changed(state.call), tasks: state.tasks.map(changed) }
    : state;
}

function move(state: TelephoneState, id: string, phase: CallPhase, now: number): TelephoneState {
  return change(state, id, (call) => (call.phase === phase ? {} : { phase, since: now }));
}

function drop(state: TelephoneState, id: string, missed: boolean): TelephoneState {
  if (state.call?.contact.id !== id) return { ...state, tasks: state.tasks.filter(({ contact }) => contact.id !== id) };
  return { ...state, call: undefined, lastMissed: missed ? state.call.contact : state.lastMissed };
}
