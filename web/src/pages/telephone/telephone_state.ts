/** What the laptop's telephone shows, as a function of what came over its WebSocket (docs/architecture.md). */

export type Heard = { type: "heard"; text: string; language: string };

export type TelephoneMessage =
  | { type: "dialling" }
  | { type: "carried"; number: string }
  | { type: "ringing"; from: string }
  | Heard
  | { type: "asked" }
  | { type: "waiting" }
  | { type: "talking"; agent: string }
  | { type: "ended"; reason: string }
  | { type: "failed"; reason: string };

export type Phase =
  | "idle"
  | "carrying"
  | "called"
  | "ringing"
  | "listening"
  | "asked"
  | "waiting"
  | "talking"
  | "ended"
  | "failed";

/** One line of the transcript: what was heard, or which keys were pressed. */
export type Line =
  | { id: number; kind: "heard"; text: string; language: string }
  | { id: number; kind: "pressed"; keys: string };

/** detail: who is talking or calling, which number it carries, or why it ended. */
export interface Telephone {
  phase: Phase;
  detail: string;
  lines: readonly Line[];
  pressed: string;
}

export const ON_HOOK: Telephone = { phase: "idle", detail: "", lines: [], pressed: "" };

export type TelephoneEvent = { type: "dial" } | { type: "press"; keys: string } | TelephoneMessage;

/** Whether there is a call that can be hung up. */
export const isBusy = ({ phase }: Telephone): boolean => !["idle", "carrying", "ended", "failed"].includes(phase);

export function followTelephone(state: Telephone, event: TelephoneEvent): Telephone {
  switch (event.type) {
    case "dial":
      return { ...ON_HOOK, phase: "ringing" };
    case "dialling":
      return { ...state, phase: "ringing" };
    case "carried":
      return { ...ON_HOOK, phase: "carrying", detail: event.number };
    case "ringing":
      return { ...ON_HOOK, phase: "called", detail: event.from };
    case "heard":
      return hear(state, event);
    case "asked":
      return { ...state, phase: "asked" };
    case "waiting":
      return { ...state, phase: "waiting" };
    case "talking":
      return { ...state, phase: "talking", detail: event.agent };
    case "ended":
    case "failed":
      // The line closes after a failure too; the first reason is the true one.
      return isBusy(state) ? { ...state, phase: event.type, detail: event.reason } : state;
    case "press":
      return press(state, event.keys);
  }
}

function hear(state: Telephone, { text, language }: Heard): Telephone {
  const line: Line = { id: state.lines.length, kind: "heard", text, language };
  // A prompt heard while waiting (music, "please hold") does not end the waiting.
  const phase = state.phase === "waiting" || state.phase === "talking" ? state.phase : "listening";
  return { ...state, phase, lines: [...state.lines, line] };
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
