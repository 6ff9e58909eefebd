/** What the laptop's telephone shows, as a function of what came over its WebSocket (docs/architecture.md). */

export type Heard = { type: "heard"; text: string; language: string };

/** What the flow waits for. keys: those that lead somewhere; none when any will do. */
export interface Expected {
  kind: "key" | "digits" | "speech";
  keys: readonly string[];
  max_length: number;
  terminator: string;
  seconds: number;
}

export type TelephoneMessage =
  | { type: "carried"; number: string }
  | { type: "dialling" }
  | { type: "ringing"; from: string }
  | Heard
  | ({ type: "asked" } & Expected)
  | { type: "waiting" }
  | { type: "talking"; agent: string }
  | { type: "held" }
  | { type: "resumed" }
  | { type: "tones"; keys: string }
  | { type: "ended"; reason: string }
  | { type: "failed"; reason: string };

export type Phase =
  | "idle"
  | "called"
  | "ringing"
  | "listening"
  | "asked"
  | "waiting"
  | "talking"
  | "held"
  | "ended"
  | "failed";

/** One line of the transcript: what was heard, which keys were pressed here, or there. */
export type Line =
  | { id: number; kind: "heard"; text: string; language: string }
  | { id: number; kind: "pressed"; keys: string }
  | { id: number; kind: "tones"; keys: string };

/** detail: who is talking or calling, or why it ended. carries: the number that rings here; empty for none. */
export interface Telephone {
  phase: Phase;
  detail: string;
  lines: readonly Line[];
  pressed: string;
  expected: Expected | undefined;
  carries: string;
}

export const ON_HOOK: Telephone = {
  phase: "idle",
  detail: "",
  lines: [],
  pressed: "",
  expected: undefined,
  carries: "",
};

export type TelephoneEvent = { type: "dial" } | { type: "press"; keys: string } | TelephoneMessage;

/** Whether there is a call that can be hung up. */
export const isBusy = ({ phase }: Telephone): boolean => !["idle", "ended", "failed"].includes(phase);

export function followTelephone(state: Telephone, event: TelephoneEvent): Telephone {
  switch (event.type) {
    case "carried":
      return { ...state, carries: event.number };
    case "dial":
      return { ...ON_HOOK, carries: state.carries, phase: "ringing" };
    case "dialling":
      return { ...state, phase: "ringing" };
    case "ringing":
      return { ...ON_HOOK, carries: state.carries, phase: "called", detail: event.from };
    case "heard":
      return hear(state, event);
    case "asked": {
      const { type: phase, ...expected } = event;
      return { ...state, phase, expected };
    }
    case "waiting":
    case "held":
      return { ...state, phase: event.type, expected: undefined };
    case "talking":
      return { ...state, phase: "talking", detail: event.agent, expected: undefined };
    case "resumed":
      return { ...state, phase: "talking" };
    case "tones":
      return { ...state, lines: [...state.lines, { id: state.lines.length, kind: "tones", keys: event.keys }] };
    case "ended":
    case "failed":
      // The line closes after a failure too; the first reason is the true one.
      return isBusy(state) ? { ...state, phase: event.type, detail: event.reason, expected: undefined } : state;
    case "press":
      return press(state, event.keys);
  }
}

/** What was heard while waiting (music, "please hold") does not end the waiting. */
const LASTING: readonly Phase[] = ["waiting", "talking", "held"];

function hear(state: Telephone, { text, language }: Heard): Telephone {
  const line: Line = { id: state.lines.length, kind: "heard", text, language };
  const phase = LASTING.includes(state.phase) ? state.phase : "listening";
  return { ...state, phase, expected: undefined, lines: [...state.lines, line] };
}

function press(state: Telephone, keys: string): Telephone {
  const pressed = state.pressed + keys;
  const last = state.lines.at(-1);
  if (last?.kind === "pressed") {
    const longer: Line = { ...last, keys: last.keys + keys };
    return { ...state, pressed, lines: [...state.lines.slice(0, -1), longer] };
  }
  return { ...state, pressed, lines: [...state.lines, { id: state.lines.length, kind: "pressed", keys }] };
}
