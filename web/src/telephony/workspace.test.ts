import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { TelephonyEvent } from "./adapter";
import { loadWorkspace, type Workspace } from "./load_workspace";
import { WorkspaceHost } from "./testing/workspace_host";
import { WorkspaceTelephony } from "./workspace";

const CALL = {
  ...{ contactId: "c2", initialContactId: "c1", type: "voice", phone: "+79991234567", queue: "operator-ru" },
  attributes: { company: "zarya", resident_name: "Anna" },
};

let host: WorkspaceHost;
let workspace: Workspace;
let telephony: WorkspaceTelephony;
let events: TelephonyEvent[];

// The SDK itself, once as in a page; the workspace around it is ours.
beforeAll(async () => {
  const parent = {
    postMessage: (message: { type: string }, _: string, [port]: MessagePort[]) => {
      expect(message.type).toBe("connect-app-host-init");
      host = new WorkspaceHost((told) => port?.postMessage(told));
      port?.addEventListener("message", ({ data }) => host.hear(data));
      port?.start();
      host.begin();
    },
  };
  vi.stubGlobal("window", { parent });
  vi.stubGlobal("document", { location: { origin: "https://pages.example", pathname: "/desk" } });
  workspace = await loadWorkspace();
});

beforeEach(async () => {
  host.done.length = 0;
  host.forbidden.clear();
  host.contacts.clear();
  telephony = new WorkspaceTelephony(async () => workspace);
  events = [];
  telephony.subscribe((event) => events.push(event));
});
afterEach(() => telephony.signOut());

async function signIn(): Promise<void> {
  telephony.signIn();
  await heard("state");
}

/** The last event of that type, once it was told. */
function heard<Type extends TelephonyEvent["type"]>(type: Type): Promise<Extract<TelephonyEvent, { type: Type }>> {
  return vi.waitFor(() => {
    const found = events.findLast((event) => event.type === type);
    expect(found, `${type} among ${events.map((event) => event.type)}`).toBeDefined();
    return found as Extract<TelephonyEvent, { type: Type }>;
  });
}

async function talk(): Promise<void> {
  await signIn();
  host.ring(CALL);
  await heard("ringing");
  telephony.accept("c2");
  await heard("participants");
}

it("is taken in by the workspace before anybody has signed in", async () => {
  await vi.waitFor(() => expect(host.completed).toEqual(["create"]));
});

describe("the state", () => {
  it("is told at the begin, and when it changes at the panel or here", async () => {
    await signIn();
    expect(await heard("state")).toMatchObject({ state: "offline", reason: "" });
    host.be("Lunch");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: "state", state: "break", reason: "Lunch" }));
    telephony.setState("ready");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: "state", state: "ready", reason: "" }));
    expect(await telephony.breakReasons()).toEqual(["Lunch"]);
    telephony.setState("offline");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ state: "offline" }));
  });

  it("stays as it is when the person signs out of the page: the panel is not ours", async () => {
    await signIn();
    telephony.signOut();
    expect(events.at(-1)).toEqual({ type: "line", up: false });
    await vi.waitFor(() => expect(host.listening()).toBe(0));
    expect(host.done).toEqual([]);
  });
});

describe("a call", () => {
  it("rings with all that the flow has learnt, is talked, wrapped up and over", async () => {
    await signIn();
    host.ring(CALL);
    expect((await heard("ringing")).contact).toEqual({
      ...{ id: "c2", initialId: "c1", channel: "voice", customer: "+79991234567", queue: "operator-ru" },
      attributes: CALL.attributes,
    });
    telephony.accept("c2");
    await heard("connected");
    expect((await heard("participants")).participants).toMatchObject([
      { id: "customer", kind: "customer", name: "+79991234567", state: "connected", self: false },
      { id: "own", kind: "agent", name: "Olga", self: true },
    ]);
    host.end("c2");
    await heard("ended");
    telephony.finish("c2");
    await heard("finished");
    expect(host.done).toEqual(["contact/accept c2", "contact/clear c2"]);
  });

  it("that is accepted at the panel is talked here as well", async () => {
    await signIn();
    host.ring(CALL);
    host.connect("c2");
    await heard("participants");
    expect(events.map(({ type }) => type).slice(-3)).toEqual(["ringing", "connected", "participants"]);
  });

  it("that is rejected is missed", async () => {
    await signIn();
    host.ring(CALL);
    await heard("ringing");
    telephony.reject("c2");
    expect(await heard("missed")).toEqual({ type: "missed", contactId: "c2" });
  });

  it("that was there before the page is taken up as it stands", async () => {
    host.ring(CALL);
    host.connect("c2");
    await signIn();
    await heard("participants");
    expect(events.map(({ type }) => type).slice(-3)).toEqual(["ringing", "connected", "participants"]);
  });

  it("of one's own is dialled", async () => {
    await signIn();
    telephony.dial({ number: "+79990000001", attributes: {} });
    expect((await heard("dialling")).contact.customer).toBe("+79990000001");
  });

  it("that was promised rings here first, then there", async () => {
    await signIn();
    host.ring({ ...CALL, type: "queue_callback" });
    await heard("ringing");
    host.ring({ ...CALL, type: "queue_callback" }, true);
    await heard("dialling");
  });

  it("is no chat", async () => {
    await signIn();
    host.ring({ ...CALL, contactId: "chat", type: "chat" });
    host.ring(CALL);
    expect((await heard("ringing")).contact.id).toBe("c2");
  });
});

describe("in a talk", () => {
  it("the caller is held and taken back", async () => {
    await talk();
    telephony.hold("c2");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ participants: [{ state: "on_hold" }, {}] }));
    telephony.resume("c2");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ participants: [{ state: "connected" }, {}] }));
  });

  it("a colleague is asked, joins, and is dropped or left with the caller", async () => {
    await talk();
    const [boris] = await telephony.destinations();
    expect(boris).toMatchObject({ name: "Boris", kind: "colleague", ready: true });
    telephony.consult("c2", boris?.id ?? "");
    await vi.waitFor(() =>
      expect(events.at(-1)).toMatchObject({ participants: [{}, {}, { name: "Boris", state: "calling" }] }),
    );
    host.answered("c2", "agent-1");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ participants: [{}, {}, { state: "connected" }] }));
    telephony.join("c2");
    telephony.drop("c2", "agent-1");
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ participants: { length: 2 } }));
    telephony.transfer("c2");
    await heard("ended");
    expect(host.done.slice(1)).toEqual([
      "contact/addParticipant c2",
      "voice/conferenceParticipants c2",
      "contact/disconnectParticipant agent-1",
      "contact/disconnectSelf c2",
    ]);
  });

  it("a number that is no quick connect is refused", async () => {
    await talk();
    telephony.consult("c2", "+79990000009");
    expect((await heard("refused")).refusal).toEqual({ order: "consult", why: "no_such_number" });
  });
});

describe("what it can", () => {
  it("is everything but what the SDK has no word for", async () => {
    await signIn();
    const { abilities } = await heard("able");
    expect(abilities).toContain("accept");
    for (const ability of ["mute", "keys", "any_number"]) expect(abilities).not.toContain(ability);
  });

  it("is less when the application is not permitted something: that is offered no more", async () => {
    await signIn();
    host.forbidden.add("contact/accept");
    host.ring(CALL);
    await heard("ringing");
    telephony.accept("c2");
    expect((await heard("refused")).refusal).toEqual({ order: "accept", why: "not_allowed" });
    expect((await heard("able")).abilities).not.toContain("accept");
  });

  it("has no calls of one's own without the permission for them", async () => {
    host.forbidden.add("voice/getOutboundCallPermission");
    await signIn();
    expect((await heard("able")).abilities).not.toContain("dial");
  });
});

it("the line is down when the workspace closes the application", async () => {
  await signIn();
  host.lifecycle("destroy");
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: "line", up: false }));
});

it("hears nothing of a workspace that comes when the person has left", async () => {
  const coming = Promise.withResolvers<Workspace>();
  const late = new WorkspaceTelephony(() => coming.promise);
  const told: TelephonyEvent[] = [];
  late.subscribe((event) => told.push(event));
  await vi.waitFor(() => expect(host.listening()).toBe(0)); // of those before it
  late.signIn();
  late.signOut();
  coming.resolve(workspace);
  await coming.promise;
  await new Promise((resolve) => setTimeout(resolve));

  expect(host.listening()).toBe(0);
  expect(told).toEqual([{ type: "line", up: false }]);
});
