import { beforeEach, describe, expect, it, vi } from "vitest";
import type { TelephonyEvent } from "./adapter";
import { StreamsTelephony } from "./streams";
import type {
  StreamsAgent,
  StreamsCallbacks,
  StreamsConnection,
  StreamsContact,
  StreamsEndpoint,
  StreamsLibrary,
} from "./streams_surface";

type Told = Record<string, () => void>;

const SINCE = new Date("2026-03-02T09:00:00Z");
const STATES = [
  { name: "Available", type: "routable", agentStateARN: "s1" },
  { name: "Offline", type: "offline", agentStateARN: "s2" },
  { name: "Break", type: "not_routable", agentStateARN: "s3" },
  { name: "Lunch", type: "not_routable", agentStateARN: "s4" },
];

function endpoint(type: string, name: string, phoneNumber = ""): StreamsEndpoint {
  return { endpointARN: `arn:${name}`, type, name, phoneNumber, stripPhoneNumber: () => phoneNumber };
}

/** A scripted panel: it notes what is done to it, and tells what the test says. */
class Panel implements StreamsLibrary {
  readonly done: string[] = [];
  readonly told: Told = {};
  refusing = false;
  held = false;
  state = { ...STATES[1], startTimestamp: SINCE } as ReturnType<StreamsAgent["getState"]>;
  chosen: { state: string } | undefined;
  next: (typeof STATES)[number] | undefined;
  private meet: (agent: StreamsAgent) => void = () => undefined;
  private offer: (contact: StreamsContact) => void = () => undefined;

  core = { initCCP: () => void this.done.push("initCCP"), terminate: () => void this.done.push("terminate") };
  agent = (callback: (agent: StreamsAgent) => void) => {
    this.meet = callback;
  };
  contact = (callback: (contact: StreamsContact) => void) => {
    this.offer = callback;
  };
  onLine = (callback: (up: boolean) => void) => {
    this.line = callback;
  };
  line: (up: boolean) => void = () => undefined;
  byPhoneNumber = (number: string) => endpoint("phone_number", number, number);

  signIn() {
    this.meet({
      getName: () => "Olga",
      getState: () => this.state,
      getAgentStates: () => STATES,
      setState: ({ name }, callbacks) => this.note(`setState ${name}`, callbacks),
      getAllQueueARNs: () => ["q1"],
      getEndpoints: (_, { success }) => success({ addresses: [endpoint("agent", "Boris"), endpoint("queue", "Gas")] }),
      connect: ({ phoneNumber }, callbacks) => this.note(`connect ${phoneNumber}`, callbacks),
      mute: () => this.note("mute"),
      unmute: () => this.note("unmute"),
      getAvailabilityState: () => this.chosen,
      getNextState: () => this.next,
      onStateChange: (callback) => {
        this.told.state = callback;
      },
      onEnqueuedNextState: () => undefined,
      onClearedNextState: () => undefined,
      onMuteToggle: (callback) => {
        this.told.muted = () => callback({ muted: true });
      },
    });
  }

  ring({ inbound = true, type = "voice", first = "connecting" } = {}) {
    const hear = (what: string) => (callback: (contact: StreamsContact) => void) => {
      this.told[what] = () => callback(contact);
    };
    const customer = this.connection("customer", "inbound", endpoint("phone_number", "", "+79991234567"));
    const own = this.connection("own", "agent", endpoint("agent", "olga"));
    const contact: StreamsContact = {
      getContactId: () => "c2",
      getInitialContactId: () => "c1",
      getType: () => type,
      getQueue: () => ({ name: "operator-ru" }),
      getAttributes: () => ({ company: { name: "company", value: "zarya" } }),
      isInbound: () => inbound,
      getInitialConnection: () => customer,
      getAgentConnection: () => own,
      getConnections: () => [customer, own],
      accept: (callbacks) => this.note("accept", callbacks),
      reject: (callbacks) => this.note("reject", callbacks),
      clear: (callbacks) => this.note("clear", callbacks),
      addConnection: ({ name }, callbacks) => this.note(`add ${name}`, callbacks),
      conferenceConnections: (callbacks) => this.note("conference", callbacks),
      onIncoming: hear("incoming"),
      onConnecting: hear("connecting"),
      onConnected: hear("connected"),
      onRefresh: hear("refresh"),
      onACW: hear("acw"),
      onMissed: hear("missed"),
      onDestroy: hear("destroy"),
    };
    this.offer(contact);
    this.told[first]?.();
  }

  private connection(id: string, type: string, at: StreamsEndpoint): StreamsConnection {
    return {
      getConnectionId: () => id,
      getEndpoint: () => at,
      getType: () => type,
      isInitialConnection: () => id === "customer",
      isActive: () => true,
      isConnecting: () => false,
      isOnHold: () => id === "customer" && this.held,
      destroy: (callbacks) => this.note(`destroy ${id}`, callbacks),
      hold: (callbacks) => this.note(`hold ${id}`, callbacks),
      resume: (callbacks) => this.note(`resume ${id}`, callbacks),
      sendDigits: (digits, callbacks) => this.note(`digits ${digits}`, callbacks),
    };
  }

  private note(what: string, callbacks?: StreamsCallbacks) {
    this.done.push(what);
    if (this.refusing) callbacks?.failure?.("no");
    else callbacks?.success?.();
  }
}

let panel: Panel;
let telephony: StreamsTelephony;
let events: TelephonyEvent[];

beforeEach(async () => {
  panel = new Panel();
  telephony = new StreamsTelephony(
    "https://dozor.my.connect.aws/ccp-v2/",
    async () => panel,
    () => ({ remove: () => undefined }) as HTMLElement,
  );
  events = [];
  telephony.subscribe((event) => event.type !== "able" && events.push(event));
  telephony.signIn();
  await vi.waitFor(() => expect(panel.done).toEqual(["initCCP"]));
  panel.signIn();
});

describe("the state", () => {
  it("is told when the panel has signed in, and whenever it changes", () => {
    expect(events).toEqual([
      { type: "line", up: true },
      { type: "state", state: "offline", reason: "", since: SINCE.getTime() },
    ]);
    panel.state = { name: "Lunch", type: "not_routable", startTimestamp: SINCE };
    panel.told.state?.();
    expect(events.at(-1)).toEqual({ type: "state", state: "break", reason: "Lunch", since: SINCE.getTime() });
  });

  it("is set by its reason, else by the first of its kind", async () => {
    telephony.setState("break", "Lunch");
    telephony.setState("break");
    telephony.setState("ready");
    expect(panel.done).toEqual(["initCCP", "setState Lunch", "setState Break", "setState Available"]);
    expect(await telephony.breakReasons()).toEqual(["Break", "Lunch"]);
  });
});

describe("a call", () => {
  it("rings, is talked, wrapped up and over", () => {
    panel.ring();
    expect(events.at(-1)).toEqual({
      type: "ringing",
      contact: {
        ...{ id: "c2", initialId: "c1", channel: "voice", customer: "+79991234567", queue: "operator-ru" },
        attributes: { company: "zarya" },
      },
    });
    telephony.accept("c2");
    panel.told.connected?.();
    panel.told.acw?.();
    telephony.finish("c2");
    panel.told.destroy?.();
    const told = events.map(({ type }) => type).filter((type) => type !== "participants");
    expect(told.slice(2)).toEqual(["ringing", "connected", "ended", "finished"]);
    expect(panel.done.slice(1)).toEqual(["accept", "clear"]);
  });

  it("of one's own is dialled, not ringing", () => {
    telephony.dial({ number: "+79990000001", attributes: {} });
    panel.ring({ inbound: false });
    expect(panel.done.at(-1)).toBe("connect +79990000001");
    expect(events.at(-1)?.type).toBe("dialling");
  });

  it("shows who is on hold, and oneself", () => {
    panel.ring();
    telephony.hold("c2");
    panel.held = true;
    panel.told.refresh?.();
    expect(panel.done.at(-1)).toBe("hold customer");
    expect(events.at(-1)).toMatchObject({
      type: "participants",
      participants: [
        { id: "customer", kind: "customer", name: "+79991234567", state: "on_hold", self: false },
        { id: "own", kind: "agent", name: "Olga", state: "connected", self: true },
      ],
    });
  });

  it("is handed over by calling somebody in and leaving, or by leaving alone", async () => {
    panel.ring();
    const [boris] = await telephony.destinations();
    expect(boris).toMatchObject({ name: "Boris", kind: "colleague" });
    telephony.transfer("c2", boris?.id);
    expect(panel.done.slice(-2)).toEqual(["add Boris", "destroy own"]);
    telephony.transfer("c2");
    expect(panel.done.at(-1)).toBe("destroy own");
    telephony.consult("c2", "+79990000002");
    expect(panel.done.at(-1)).toBe("add +79990000002");
  });

  it("says what Connect refused", () => {
    panel.ring();
    panel.refusing = true;
    telephony.accept("c2");
    expect(events.at(-1)).toEqual({ type: "refused", refusal: { order: "accept", why: "not_now" } });
    telephony.consult("c2", "arn:nobody");
    expect(events.at(-1)).toEqual({ type: "refused", refusal: { order: "consult", why: "no_such_number" } });
  });
});

describe("what the real panel does besides", () => {
  it("tells of a call that was there before the page: it rings, and is talked", () => {
    panel.ring({ first: "connected" });
    expect(events.map(({ type }) => type).slice(2, 4)).toEqual(["ringing", "connected"]);
  });

  it("offers a promised callback first, and dials then", () => {
    panel.ring({ type: "queue_callback", inbound: false, first: "incoming" });
    expect(events.at(-1)?.type).toBe("ringing");
    panel.told.connecting?.();
    expect(events.at(-1)?.type).toBe("dialling");
  });

  it("keeps a missed call until it is cleared", () => {
    panel.ring();
    panel.told.missed?.();
    expect(events.at(-1)).toEqual({ type: "missed", contactId: "c2" });
    expect(panel.done.at(-1)).toBe("clear");
  });

  it("calls one that we have dialled missed as well: there nobody answered", () => {
    panel.ring({ inbound: false });
    panel.told.missed?.();
    expect(events.at(-1)).toEqual({ type: "dial_failed", contactId: "c2", reason: "no_answer" });
  });

  it("is busy while somebody talks: shown is what they have chosen, or will be", () => {
    panel.state = { name: "Busy", type: "system", startTimestamp: SINCE };
    panel.chosen = { state: "Available" };
    panel.told.state?.();
    expect(events.at(-1)).toEqual({ type: "state", state: "ready", reason: "", since: undefined });
    panel.next = STATES[3];
    panel.told.state?.();
    expect(events.at(-1)).toEqual({ type: "state", state: "break", reason: "Lunch", since: undefined });
  });

  it("tells of the microphone by itself", () => {
    panel.ring();
    panel.told.muted?.();
    expect(events.at(-1)).toMatchObject({ participants: [{ muted: false }, { self: true, muted: true }] });
  });

  it("may not answer for a while", () => {
    panel.line(false);
    panel.line(true);
    expect(events.slice(-2)).toEqual([
      { type: "line", up: false },
      { type: "line", up: true },
    ]);
  });
});

it("signing out ends the panel, once it has set the state", async () => {
  telephony.signOut();
  expect(events.at(-1)).toEqual({ type: "line", up: false });
  await vi.waitFor(() => expect(panel.done.slice(-2)).toEqual(["setState Offline", "terminate"]));
});

describe("a library that does not load", () => {
  it("is asked for until it does; a state cannot be chosen before", async () => {
    vi.useFakeTimers();
    let asked = 0;
    const late = new Panel();
    const load = async () => {
      asked += 1;
      if (asked < 3) throw new Error("no line");
      return late;
    };
    const told: TelephonyEvent[] = [];
    const waiting = new StreamsTelephony(
      "https://dozor.my.connect.aws/ccp-v2/",
      load,
      () => ({ remove: () => undefined }) as HTMLElement,
    );
    waiting.subscribe((event) => told.push(event));
    waiting.signIn();
    waiting.setState("ready");
    expect(told).toEqual([{ type: "refused", refusal: { order: "set_state", why: "no_line" } }]);

    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();

    expect(late.done).toEqual(["initCCP"]);
  });
});
