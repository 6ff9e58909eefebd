import type { AgentState, CallContact, TelephonyEvent } from "./adapter";

export type CallPhase = "ringing" | "connected" | "wrap_up";

/** One call at this desk. since: when the phase began, milliseconds since the epoch. */
export interface Call {
  contact: CallContact;
  phase: CallPhase;
  since: number;
}

/** Everything the desk shows of the telephone. lastMissed: a call that rang here in vain, until the next one rings. */
export interface TelephoneState {
  line: boolean;
  agent: AgentState;
  call: Call | undefined;
  lastMissed: CallContact | undefined;
}

export const SILENT: TelephoneState = { line: false, agent: "offline", call: undefined, lastMissed: undefined };

/** The state after `event` at `now`. Events of a call that is not the present one change nothing: they come late. */
export function follow(state: TelephoneState, event: TelephonyEvent, now: number): TelephoneState {
  switch (event.type) {
    case "line":
      return { ...state, line: event.up };
    case "state":
      return { ...state, agent: event.state };
    case "ringing":
      // Told again after a broken line: what is open already stays as it is.
      if (state.call?.contact.id === event.contact.id) return state;
      return { ...state, lastMissed: undefined, call: { contact: event.contact, phase: "ringing", since: now } };
    case "connected":
      return moveCall(state, event.contactId, "connected", now);
    case "ended":
      // A caller who hung up while it rang leaves nothing to wrap up.
      if (state.call?.phase === "ringing") return dropCall(state, event.contactId, true);
      return moveCall(state, event.contactId, "wrap_up", now);
    case "missed":
      return dropCall(state, event.contactId, true);
    case "finished":
      return dropCall(state, event.contactId, false);
  }
}

function moveCall(state: TelephoneState, contactId: string, phase: CallPhase, now: number): TelephoneState {
  if (state.call?.contact.id !== contactId || state.call.phase === phase) return state;
  return { ...state, call: { ...state.call, phase, since: now } };
}

function dropCall(state: TelephoneState, contactId: string, missed: boolean): TelephoneState {
  if (state.call?.contact.id !== contactId) return state;
  return { ...state, call: undefined, lastMissed: missed ? state.call.contact : state.lastMissed };
}
