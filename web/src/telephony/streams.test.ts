import { beforeEach, describe, expect, it } from "vitest";
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
  return { endpointARN: `arn:${name}`, type, name, phoneNumber };
}

/** A scripted panel: it notes what is done to it, and tells what the test says. */
class Panel implements StreamsLibrary {
  readonly done: string[] = [];
  readonly told: Told = {};
  refusing = false;
  held = false;
  state = { ...STATES[1], startTimestamp: SINCE } as ReturnType<StreamsAgent["getState"]>;
  private meet: (agent: StreamsAgent) => void = () => undefined;
  private offer: (contact: StreamsContact) => void = () => undefined;

  core = { initCCP: () => void this.done.push("initCCP"), terminate: () => void this.done.push("terminate") };
  agent = (callback: (agent: StreamsAgent) => void) => {
    this.meet = callback;
  };
  contact = (callback: (contact: StreamsContact) => void) => {
    this.offer = callback;
  };
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
      onStateChange: (callback) => {
        this.told.state = callback;
      },
      onRefresh: () => undefined,
    });
  }

  ring(inbound = true) {
    const hear = (what: string) => (callback: (contact: StreamsContact) => void) => {
      this.told[what] = () => callback(contact);
    };
    const customer = this.connection("customer", "inbound", endpoint("phone_number", "", "+79991234567"));
    const own = this.connection("own", "agent", endpoint("agent", "olga"));
    const contact: StreamsContact = {
      getContactId: () => "c2",
      getInitialContactId: () => "c1",
      getType: () => "voice",
      getQueue: () => ({ name: "operator-ru" }),
      getAttributes: () => ({ company: { name: "company", value: "zarya" } }),
      isInbound: () => inbound,
      getInitialConnection: () => customer,
      getAgentConnection: () => own,
      getConnections: () => [customer, own],
      getThirdPartyConnections: () => [],
      accept: (callbacks) => this.note("accept", callbacks),
      reject: (callbacks) => this.note("reject", callbacks),
      clear: (callbacks) => this.note("clear", callbacks),
      addConnection: ({ name }, callbacks) => this.note(`add ${name}`, callbacks),
      conferenceConnections: (callbacks) => this.note("conference", callbacks),
      onConnecting: hear("connecting"),
      onConnected: hear("connected"),
      onRefresh: hear("refresh"),
      onACW: hear("acw"),
      onMissed: hear("missed"),
      onEnded: hear("ended"),
      onDestroy: hear("destroy"),
    };
    this.offer(contact);
    this.told.connecting?.();
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
  await Promise.resolve();
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
    expect(events.slice(3).map(({ type }) => type)).toEqual(["connected", "participants", "ended", "finished"]);
    expect(panel.done.slice(1)).toEqual(["accept", "clear"]);
  });

  it("of one's own is dialled, not ringing", () => {
    telephony.dial({ number: "+79990000001", attributes: {} });
    panel.ring(false);
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

it("signing out ends the panel", () => {
  telephony.signOut();
  expect(panel.done.slice(-2)).toEqual(["setState Offline", "terminate"]);
  expect(events.at(-1)).toEqual({ type: "line", up: false });
});
