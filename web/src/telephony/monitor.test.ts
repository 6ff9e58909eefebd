import { expect, it } from "vitest";
import { hear, type Listening, QUIET } from "./monitor";
import { readMonitorMessage } from "./simulator_monitor";

const LISTENING: Listening = { of: "s1", initialId: "c1", joined: false, parties: [], heard: "" };

it("follows a call from listening to its end", () => {
  let state = hear(QUIET, { type: "line", up: true });
  state = hear(state, { type: "listening", listening: LISTENING });
  state = hear(state, { type: "heard", text: "Hello" });
  state = hear(state, { type: "changed", joined: true });
  expect(state.listening).toEqual({ ...LISTENING, joined: true, heard: "Hello" });
  expect(hear(state, { type: "ended" })).toEqual({ line: true, listening: undefined });
});

it("hears nothing where nothing is listened to", () => {
  const state = hear(QUIET, { type: "line", up: true });
  expect(hear(state, { type: "changed", joined: true })).toEqual(state);
  expect(hear(state, { type: "participants", parties: [] })).toEqual(state);
});

it("stops listening when the line is lost", () => {
  const state = hear(hear(QUIET, { type: "line", up: true }), { type: "listening", listening: LISTENING });
  expect(hear(state, { type: "line", up: false })).toEqual(QUIET);
});

it("reads the laptop's messages", () => {
  const party = {
    id: "c1",
    kind: "customer",
    name: "+7",
    number: "+7",
    state: "CONNECTED",
    muted: false,
    self: false,
  } as const;
  const told = { contact_id: "m1", of: "s1", initial_id: "c1", joined: false, participants: [party] };
  expect(readMonitorMessage({ type: "listening", ...told })).toEqual({
    type: "listening",
    listening: { ...LISTENING, parties: [{ ...party, state: "connected" }] },
  });
  expect(readMonitorMessage({ type: "changed", joined: true })).toEqual({ type: "changed", joined: true });
  expect(readMonitorMessage({ type: "ready" })).toBeUndefined();
});
