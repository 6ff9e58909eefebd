/** The supervisor's own telephone while they listen. Each telephony is one implementation, as with `adapter.ts`. */
import type { Party } from "./adapter";

/** A call that is listened to. of: the segment that is heard; heard: the last words that flows said to somebody in it. */
export interface Listening {
  of: string;
  initialId: string;
  joined: boolean;
  parties: readonly Party[];
  heard: string;
}

/** What the telephone tells; undefined: nothing is listened to. */
export interface MonitorState {
  line: boolean;
  listening: Listening | undefined;
}

export const QUIET: MonitorState = { line: false, listening: undefined };

export type MonitorEvent =
  | { type: "line"; up: boolean }
  | { type: "listening"; listening: Listening }
  | { type: "changed"; joined: boolean }
  | { type: "participants"; parties: readonly Party[] }
  | { type: "heard"; text: string }
  | { type: "ended" };

/** Commands return at once: what came of them arrives as an event. Listening itself is begun by the API. */
export interface MonitorTelephone {
  open(token: () => Promise<string | undefined>): void;
  close(): void;
  join(): void;
  beSilent(): void;
  leave(): void;
  subscribe(listener: (event: MonitorEvent) => void): () => void;
}

/** The state after `event`. A lost line ends listening: the telephone is at its other end. */
export function hear(state: MonitorState, event: MonitorEvent): MonitorState {
  switch (event.type) {
    case "line":
      return event.up ? { ...state, line: true } : QUIET;
    case "listening":
      return { ...state, listening: event.listening };
    case "ended":
      return { ...state, listening: undefined };
    case "changed":
      return change(state, { joined: event.joined });
    case "participants":
      return change(state, { parties: event.parties });
    case "heard":
      return change(state, { heard: event.text });
  }
}

function change(state: MonitorState, what: Partial<Listening>): MonitorState {
  return state.listening ? { ...state, listening: { ...state.listening, ...what } } : state;
}
