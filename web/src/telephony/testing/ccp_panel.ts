/**
 * The Contact Control Panel in its frame, for tests: it answers the real amazon-connect-streams over the messages of its conduit, with
 * snapshots of the agent and their contacts, as the panel does. Types that can be stripped and no imports: a browser takes it as it is.
 */

interface Connection {
  connectionId: string;
  type: string;
  initial: boolean;
  state: { type: string; timestamp: Date };
  endpoint: { type: string; endpointId: string | null; name: string | null; phoneNumber: string | null };
}

interface PanelContact {
  contactId: string;
  initialContactId: string;
  type: string;
  state: { type: string; timestamp: Date };
  queue: { name: string; queueARN: string };
  attributes: Record<string, { name: string; value: string }>;
  connections: Connection[];
}

interface Call {
  contactId: string;
  initialContactId: string;
  phone: string;
  queue: string;
  attributes: Record<string, string>;
}

interface Status {
  name: string;
  type: string;
  agentStateARN: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what the library sends is not ours to type
type Parameters = any;

const STATES: Status[] = [
  { name: "Available", type: "routable", agentStateARN: "arn:available" },
  { name: "Lunch", type: "not_routable", agentStateARN: "arn:lunch" },
  { name: "Offline", type: "offline", agentStateARN: "arn:offline" },
];
const BUSY: Status = { name: "Busy", type: "system", agentStateARN: "" };
const QUEUE = { name: "operator-ru", queueARN: "arn:queue", queueId: "arn:queue" };
const ENDPOINTS = [
  { type: "agent", endpointARN: "arn:boris", name: "Boris", phoneNumber: null },
  { type: "phone_number", endpointARN: "arn:lift", name: "zarya-lift", phoneNumber: "+79000000016" },
];

export class CcpPanel {
  /** What the page has ordered. */
  readonly done: string[] = [];
  private readonly post: (message: object) => void;
  private readonly contacts: PanelContact[] = [];
  private chosen: Status = STATES[2] as Status;
  private next: Status | null = null;
  private since = new Date();

  constructor(post: (message: object) => void) {
    this.post = post;
  }

  /** The panel is loaded, and somebody is signed in to it. */
  begin(): void {
    this.send("acknowledge", { id: "port-1" });
    this.update();
  }

  hear({ event, data }: { event: string; data: Parameters }): void {
    if (event === "synchronize") this.send("acknowledge", { id: "port-1" });
    if (event === "api_request") this.answer(data);
    if (event === "broadcast" && data.event === "mute") {
      this.done.push(`mute ${data.data.mute}`);
      this.send("agent::mute_toggle", { muted: data.data.mute });
    }
  }

  ring(call: Call, outbound = false): void {
    const endpoint = { type: "phone_number", endpointId: null, name: null, phoneNumber: `sip:${call.phone}@10.0.0.1` };
    const attributes = Object.entries(call.attributes).map(([name, value]) => [name, { name, value }] as const);
    this.contacts.push({
      ...{
        contactId: call.contactId,
        initialContactId: call.initialContactId,
        type: "voice",
        state: stateOf("connecting"),
      },
      ...{ queue: { name: call.queue, queueARN: "arn:queue" }, attributes: Object.fromEntries(attributes) },
      connections: [
        connection(
          "customer",
          outbound ? "outbound" : "inbound",
          endpoint,
          outbound ? "connecting" : "connected",
          true,
        ),
        connection("own", "agent", { ...endpoint, phoneNumber: null }, "connecting"),
      ],
    });
    this.update();
  }

  connect(id: string): void {
    const contact = this.of(id);
    contact.state = stateOf("connected");
    for (const one of contact.connections) one.state = stateOf("connected");
    this.update();
  }

  end(id: string): void {
    const contact = this.of(id);
    contact.state = stateOf("ended");
    for (const one of contact.connections) one.state = stateOf("disconnected");
    this.update();
  }

  miss(id: string): void {
    this.of(id).state = stateOf("missed");
    this.update();
  }

  /** Whoever was called in has answered. */
  answered(id: string): void {
    for (const one of this.of(id).connections) if (one.state.type === "connecting") one.state = stateOf("connected");
    this.update();
  }

  private readonly orders: Record<string, (parameters: Parameters) => object | undefined> = {
    putAgentState: ({ state }) => this.setState(state),
    acceptContact: ({ contactId }) => this.ordered(() => this.connect(contactId)),
    rejectContact: ({ contactId }) => this.ordered(() => this.miss(contactId)),
    clearContact: ({ contactId }) => this.ordered(() => this.clear(contactId)),
    destroyConnection: ({ contactId, connectionId }) => this.leave(contactId, connectionId),
    holdConnection: ({ contactId, connectionId }) => this.stand(contactId, connectionId, "hold"),
    resumeConnection: ({ contactId, connectionId }) => this.stand(contactId, connectionId, "connected"),
    conferenceConnections: ({ contactId }) => this.ordered(() => this.together(contactId)),
    sendDigits: () => ({}),
    getEndpoints: () => ({ endpoints: ENDPOINTS }),
    createAdditionalConnection: ({ contactId, endpoint }) => this.ordered(() => this.add(contactId, endpoint)),
    createOutboundContact: ({ endpoint }) =>
      this.ordered(() => this.ring({ ...OWN_CALL, phone: endpoint.phoneNumber }, true)),
  };

  private answer({ requestId, method, params }: { requestId: string; method: string; params: Parameters }): void {
    const order = this.orders[method];
    if (!order) return;
    if (method !== "getEndpoints")
      this.done.push([method, params.connectionId, params.digits].filter(Boolean).join(" "));
    try {
      this.send("api_response", { event: "api_response", requestId, err: null, data: order(params) });
    } catch (error) {
      this.send("api_response", { event: "api_response", requestId, err: String(error), data: null });
    }
  }

  private ordered(act: () => void): object {
    // The snapshot follows the answer, as Connect's does.
    setTimeout(act);
    return {};
  }

  private setState(state: Status): object {
    // biome-ignore lint/suspicious/noConsole: a test hears it even of a frame that goes in the next moment
    console.info(`panel: ${state.name}`);
    if (this.contacts.length) this.next = state;
    else {
      this.chosen = state;
      this.since = new Date();
    }
    return this.ordered(() => this.update());
  }

  private clear(id: string): void {
    this.contacts.splice(this.contacts.indexOf(this.of(id)), 1);
    if (this.next) this.chosen = this.next;
    this.next = null;
    this.update();
  }

  private leave(id: string, connectionId: string): object {
    return this.ordered(() => (connectionId === "own" ? this.end(id) : this.change(id, connectionId, "disconnected")));
  }

  private stand(id: string, connectionId: string, state: string): object {
    return this.ordered(() => this.change(id, connectionId, state));
  }

  private together(id: string): void {
    for (const one of this.of(id).connections) if (one.state.type === "hold") one.state = stateOf("connected");
    this.update();
  }

  private add(id: string, endpoint: Connection["endpoint"]): void {
    const { connections } = this.of(id);
    for (const one of connections) if (one.initial) one.state = stateOf("hold");
    connections.push(connection(`third-${connections.length}`, "outbound", endpoint, "connecting"));
    this.update();
  }

  private change(id: string, connectionId: string, state: string): void {
    const one = this.of(id).connections.find((each) => each.connectionId === connectionId);
    if (!one) throw new Error("no such connection");
    one.state = stateOf(state);
    this.update();
  }

  private of(id: string): PanelContact {
    const contact = this.contacts.find(({ contactId }) => contactId === id);
    if (!contact) throw new Error("no such contact");
    return contact;
  }

  private update(): void {
    const state = this.contacts.length ? BUSY : this.chosen;
    const routingProfile = { name: "Operators", routingProfileId: "arn", queues: [QUEUE], defaultOutboundQueue: QUEUE };
    const now = { ...state, startTimestamp: this.since };
    this.send("agent::update", {
      snapshot: {
        ...{
          state: now,
          nextState: this.next,
          agentAvailabilityState: { state: this.chosen.name, timeStamp: this.since },
        },
        ...{ contacts: structuredClone(this.contacts), snapshotTimestamp: new Date(), skew: 0 },
      },
      configuration: {
        ...{
          name: "Olga",
          username: "olga",
          agentARN: "arn:aws:connect:eu-central-1:1:instance/i/agent/a",
          extension: "",
        },
        ...{ agentStates: STATES, routingProfile, permissions: [], softphoneEnabled: true, dialableCountries: [] },
      },
    });
  }

  private send(event: string, data: object): void {
    this.post({ event, data });
  }
}

const OWN_CALL = { contactId: "own-call", initialContactId: "own-call", queue: "", attributes: {} };

function stateOf(type: string) {
  return { type, timestamp: new Date() };
}

function connection(
  connectionId: string,
  type: string,
  endpoint: Connection["endpoint"],
  state: string,
  initial = false,
): Connection {
  return { connectionId, type, initial, state: stateOf(state), endpoint };
}
