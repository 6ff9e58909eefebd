import { describe, expect, it } from "vitest";
import type { CallContact, Party, TelephonyEvent } from "./adapter";
import { follow, occupation, SILENT, type TelephoneState } from "./call_state";
import { translate } from "./simulator_messages";

const contact: CallContact = {
  id: "c1",
  initialId: "c1",
  channel: "voice",
  customer: "+79990000001",
  queue: "emergency-ru",
  attributes: {},
};
const customer: Party = {
  id: "customer",
  kind: "customer",
  name: "",
  number: contact.customer,
  state: "on_hold",
  muted: false,
  self: false,
};
const ringing: TelephonyEvent = { type: "ringing", contact };

const stateAfter = (...events: TelephonyEvent[]): TelephoneState =>
  events.reduce((state, event, index) => follow(state, event, 1000 * (index + 1)), SILENT);

describe("an agent", () => {
  it("is nothing, and has no line, before anything is told", () => {
    expect([SILENT.agent, SILENT.line]).toEqual([undefined, undefined]);
  });

  it("is not what they have chosen to be until the call is done with", () => {
    const state: TelephonyEvent = { type: "state", state: "ready", reason: "", since: 500 };
    const steps: TelephonyEvent[] = [state, ringing];
    const at = (...more: TelephonyEvent[]) => occupation(stateAfter(...steps, ...more));
    const [connected, ended, finished] = (["connected", "ended", "finished"] as const).map((type) => ({
      type,
      contactId: "c1",
    })) as [TelephonyEvent, TelephonyEvent, TelephonyEvent];
    expect([at(), at(connected), at(connected, ended), at(connected, ended, finished)]).toEqual([
      undefined,
      "in_call",
      "wrap_up",
      undefined,
    ]);
  });
});

describe("a call at the desk", () => {
  it("rings, is talked, is wrapped up and is gone", () => {
    const talking = stateAfter(ringing, { type: "connected", contactId: "c1" });
    expect(talking.call).toEqual({ contact, phase: "connected", since: 2000, parties: [], whisper: "" });

    const wrapping = follow(talking, { type: "ended", contactId: "c1" }, 9000);
    expect(wrapping.call).toMatchObject({ phase: "wrap_up", since: 9000 });

    expect(follow(wrapping, { type: "finished", contactId: "c1" }, 9500).call).toBeUndefined();
  });

  it("is remembered as missed when nobody accepts, until the next one rings", () => {
    const missed = stateAfter(ringing, { type: "missed", contactId: "c1" });
    expect(missed.call).toBeUndefined();
    expect(missed.lastMissed).toEqual(contact);

    expect(follow(missed, { type: "ringing", contact: { ...contact, id: "c2" } }, 1).lastMissed).toBeUndefined();
  });

  it("leaves nothing to wrap up when the caller hangs up while it rings", () => {
    expect(stateAfter(ringing, { type: "ended", contactId: "c1" }).call).toBeUndefined();
  });

  it("is not disturbed by late events of another call", () => {
    const talking = stateAfter(ringing, { type: "connected", contactId: "c1" });
    for (const type of ["ended", "missed", "finished", "connected"] as const) {
      expect(follow(talking, { type, contactId: "old" }, 1)).toEqual(talking);
    }
  });

  it("keeps its phase and its time when the same is told again after a broken line", () => {
    const talking = stateAfter(ringing, { type: "connected", contactId: "c1" });
    const again = [ringing, { type: "connected", contactId: "c1" } as const];
    expect(again.reduce((state, event) => follow(state, event, 50_000), talking)).toEqual(talking);
  });
});

describe("a conversation", () => {
  it("knows who takes part until it is over", () => {
    const talking = stateAfter(
      ringing,
      { type: "connected", contactId: "c1" },
      { type: "participants", contactId: "c1", participants: [customer] },
    );
    expect(talking.call?.parties).toEqual([customer]);
    expect(follow(talking, { type: "ended", contactId: "c1" }, 1).call?.parties).toEqual([]);
  });

  it("tells what was not possible until something else happens", () => {
    const refusal = { order: "transfer", why: "not_free" };
    const refused = stateAfter(ringing, { type: "connected", contactId: "c1" }, { type: "refused", refusal });
    expect(refused.refusal).toEqual({ ...refusal, at: expect.any(Number) });
    expect(follow(refused, { type: "refused", refusal }, 1e12).refusal).not.toEqual(refused.refusal);
    const next: TelephonyEvent = { type: "participants", contactId: "c1", participants: [customer] };
    expect(follow(refused, next, 1).refusal).toBeUndefined();
  });
});

describe("a call of one's own", () => {
  const dialling: TelephonyEvent = { type: "dialling", contact };

  it("is dialled, and nobody answers", () => {
    const failed = stateAfter(
      dialling,
      { type: "dial_failed", contactId: "c1", reason: "busy" },
      { type: "finished", contactId: "c1" },
    );
    expect(failed.call).toBeUndefined();
    expect(failed.lastMissed).toBeUndefined();
    expect(failed.notReached).toEqual({ number: contact.customer, reason: "busy" });
  });

  it("that was promised rings here first", () => {
    expect(stateAfter(ringing, dialling).call?.phase).toBe("dialling");
  });
});

it("a task lies beside the call and disturbs it not", () => {
  const task: CallContact = { ...contact, id: "t1", channel: "task" };
  const both = stateAfter(ringing, { type: "ringing", contact: task }, { type: "connected", contactId: "t1" });
  expect(both.call?.phase).toBe("ringing");
  expect(both.tasks.map(({ phase }) => phase)).toEqual(["connected"]);
  expect(follow(both, { type: "finished", contactId: "t1" }, 1).tasks).toEqual([]);
});

describe("the simulator's words", () => {
  it("become the desk's events", () => {
    const since = "2026-03-02T09:00:00.000Z";
    expect(translate({ type: "state", state: "Available", since })).toEqual({
      type: "state",
      state: "ready",
      reason: "",
      since: Date.parse(since),
    });
    expect(translate({ type: "state", state: "Lunch", since: null })).toEqual({
      type: "state",
      state: "break",
      reason: "Lunch",
      since: undefined,
    });
    const told = { customer: "+7", queue: "q", attributes: { known: "no" } };
    expect(
      translate({ type: "ringing", contact: { contact_id: "c2", initial_id: "c1", channel: "VOICE", ...told } }),
    ).toEqual({ type: "ringing", contact: { id: "c2", initialId: "c1", channel: "voice", ...told } });
    expect(translate({ type: "finished", contact_id: "c1" })).toEqual({ type: "finished", contactId: "c1" });
  });

  it("that the desk has no use for are passed over", () => {
    expect(translate({ type: "music" })).toBeUndefined();
  });
});
