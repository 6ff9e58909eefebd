/**
 * The other side of an application of the agent workspace, for tests: it answers the real SDK over its own channel of messages, as the
 * workspace does (@amazon-connect/core, "messaging"). Types that can be stripped and no imports: browser tests give it to a page as it is.
 */

export interface Participant {
  participantId: string;
  contactId: string;
  type: { value: string };
  isInitial: boolean;
  isSelf: boolean;
  state: string;
  held: boolean;
}

export interface HostContact {
  contactId: string;
  initialContactId: string;
  type: string;
  phone: string;
  queue: string;
  attributes: Record<string, string>;
  participants: Participant[];
}

interface Message {
  type: string;
  namespace?: string;
  command?: string;
  requestId?: string;
  data?: Record<string, unknown>;
  topic?: { namespace: string; key: string; parameter?: string };
  handlerId?: string;
  stage?: string;
}

type Answer = (data: Record<string, unknown>) => unknown;

const CONTACT = "aws.connect.contact";
const VOICE = "aws.connect.voice";
const STATES = [
  { agentStateARN: "arn:available", type: "routable", name: "Available" },
  { agentStateARN: "arn:lunch", type: "not_routable", name: "Lunch" },
  { agentStateARN: "arn:offline", type: "offline", name: "Offline" },
];
const QUICK_CONNECTS = [
  { type: "agent", endpointARN: "arn:boris", name: "Boris" },
  { type: "phone_number", endpointARN: "arn:lift", name: "zarya-lift", phoneNumber: "+79000000016" },
];

export class WorkspaceHost {
  /** What the application has changed, in its order. */
  readonly done: string[] = [];
  /** What of the lifecycle it has answered. */
  readonly completed: string[] = [];
  /** Commands that it is not permitted. */
  readonly forbidden = new Set<string>();
  readonly contacts = new Map<string, HostContact>();
  state: (typeof STATES)[number] & { startTimestamp?: Date } = { ...(STATES[2] as (typeof STATES)[number]) };
  private readonly subscriptions: { namespace: string; key: string; handlerId: string }[] = [];
  private readonly post: (message: object) => void;

  constructor(post: (message: object) => void) {
    this.post = post;
  }

  /** Takes the application in: what follows its first word. */
  begin(): void {
    this.post({
      type: "acknowledge",
      connectionId: "connection-1",
      status: { initialized: true },
      healthCheckInterval: 0,
    });
    this.lifecycle("create");
  }

  lifecycle(stage: string): void {
    const config = { _type: "iframe", arn: "arn:app", namespace: "dozor", id: "app-1", name: "Dozor", description: "" };
    const told = { accessUrl: "", permissions: ["*"] };
    this.post({
      type: "appLifecycle",
      stage,
      instanceId: "app-1",
      appInstanceId: "app-1",
      config: { ...config, ...told },
    });
  }

  hear(message: Message): void {
    if (message.type === "request") this.answer(message);
    if (message.type === "appLifecycleHandlerCompleted") this.completed.push(String(message.stage));
    const { topic, handlerId } = message;
    if (!topic) return;
    if (message.type === "subscribe" && handlerId) this.subscriptions.push({ ...topic, handlerId });
    if (message.type === "unsubscribe") this.forget(topic);
  }

  /** A call, a task or a promised callback comes to this agent. */
  ring(contact: Omit<HostContact, "participants">, outbound = false): void {
    const one = (participantId: string, value: string, isSelf: boolean) => ({
      ...{ participantId, contactId: contact.contactId, type: { value }, isInitial: !isSelf, isSelf },
      ...{ state: outbound || isSelf ? "connecting" : "connected", held: false },
    });
    const participants = [one("customer", outbound ? "outbound" : "inbound", false), one("own", "agent", true)];
    this.contacts.set(contact.contactId, { ...contact, participants });
    this.tell(contact.contactId, contact.type === "queue_callback" && !outbound ? "incoming" : "connecting");
  }

  connect(id: string): void {
    for (const one of this.of(id).participants) one.state = "connected";
    this.tell(id, "connected");
  }

  /** The customer hangs up. */
  end(id: string): void {
    for (const one of this.of(id).participants) one.state = "disconnected";
    this.tell(id, "acw");
  }

  miss(id: string): void {
    this.tell(id, "missed");
    this.contacts.delete(id);
  }

  /** The agent changes their state at the panel. */
  be(name: string): void {
    const found = STATES.find((one) => one.name === name);
    if (!found) throw refusal("invalidState");
    this.state = { ...found, startTimestamp: new Date("2026-03-02T09:00:00Z") };
    this.publish(CONTACT, "agent/availabilityStateChanged", { state: this.state });
  }

  /** Whoever was called in has answered. */
  answered(id: string, participantId: string): void {
    this.change(participantId, { state: "connected" });
    this.publish(CONTACT, "contact/participantStateChanged", {
      participantId,
      contactId: id,
      state: { value: "connected" },
    });
  }

  /** How many topics the application listens to. */
  listening(): number {
    return this.subscriptions.length;
  }

  private readonly answers: Record<string, Answer> = {
    "agent/getName": () => ({ name: "Olga" }),
    "agent/getState": () => this.state,
    "agent/getAvailabilityState": () => this.state,
    "agent/listAvailabilityStates": () => STATES,
    "agent/getRoutingProfile": () => ({
      name: "Operators",
      queues: [{ queueARN: "arn:queue", queueId: "q", name: "operator-ru" }],
    }),
    "agent/listQuickConnects": () => ({ quickConnects: QUICK_CONNECTS, nextToken: null }),
    "agent/setAvailabilityStateByName": ({ agentStateName }) => this.setState(String(agentStateName)),
    "agent/setOffline": () => this.setState("Offline"),
    "contact/listContacts": () => [...this.contacts.values()].map(({ contactId, type }) => ({ contactId, type })),
    "contact/getChannelType": ({ contactId }) => ({ type: this.of(contactId).type, subtype: "connect:Telephony" }),
    "contact/getAttributes": ({ contactId }) => this.of(contactId).attributes,
    "contact/getInitialContactId": ({ contactId }) => ({ initialContactId: this.of(contactId).initialContactId }),
    "contact/getQueue": ({ contactId }) => ({ name: this.of(contactId).queue, queueARN: "arn:queue", queueId: "q" }),
    "contact/listParticipants": ({ contactId }) => this.of(contactId).participants,
    "contact/getParticipantState": ({ participantId }) => ({ value: this.participant(participantId).state }),
    "contact/accept": ({ contactId }) => this.connect(String(contactId)),
    "contact/reject": ({ contactId }) => this.miss(String(contactId)),
    "contact/disconnectSelf": ({ contactId }) => this.end(String(contactId)),
    "contact/clear": ({ contactId }) => this.clear(String(contactId)),
    "contact/addParticipant": ({ contactId, quickConnect }) =>
      this.add(String(contactId), quickConnect as { type: string }),
    "contact/disconnectParticipant": ({ participantId }) => this.leave(String(participantId)),
    "voice/getInitialCustomerPhoneNumber": ({ contactId }) => ({ phoneNumber: this.of(contactId).phone }),
    "voice/getOutboundCallPermission": () => ({ outboundCallPermission: true }),
    "voice/isParticipantOnHold": ({ participantId }) => ({ isOnHold: this.participant(participantId).held }),
    "voice/holdParticipant": ({ participantId }) => this.hold(String(participantId), true),
    "voice/resumeParticipant": ({ participantId }) => this.hold(String(participantId), false),
    "voice/conferenceParticipants": ({ contactId }) => {
      for (const one of this.of(contactId).participants) this.hold(one.participantId, false);
    },
    "voice/createOutboundCall": ({ phoneNumber }) => {
      const call = { contactId: "own-call", initialContactId: "own-call", type: "voice", queue: "", attributes: {} };
      this.ring({ ...call, phone: String(phoneNumber) }, true);
      return { contactId: "own-call" };
    },
  };

  private answer({ namespace, command = "", requestId, data = {} }: Message): void {
    const reply = { type: "response", namespace, requestId };
    try {
      if (this.forbidden.has(command)) throw refusal("requestNotAuthorized");
      const answer = this.answers[command];
      if (!answer) throw refusal("handlerNotFound");
      if (!/\/(get|list|is)/.test(command)) this.done.push([command, ...values(data)].join(" "));
      this.post({ ...reply, isError: false, data: structuredClone(answer(data) ?? {}) });
    } catch (error) {
      const { errorKey } = error as { errorKey: string };
      this.post({ ...reply, isError: true, errorKey, reason: errorKey, details: {} });
    }
  }

  private setState(name: string) {
    this.be(name);
    return { status: "updated", current: this.state };
  }

  private clear(id: string): void {
    this.tell(id, "cleared");
    this.contacts.delete(id);
  }

  private add(contactId: string, { type }: { type: string }) {
    const participantId = `${type}-1`;
    const value = type === "agent" ? "agent" : "outbound";
    const one = {
      participantId,
      contactId,
      type: { value },
      isInitial: false,
      isSelf: false,
      state: "connecting",
      held: false,
    };
    this.of(contactId).participants.push(one);
    this.publish(CONTACT, "contact/participantAdded", { participant: one });
    return { participantId };
  }

  private leave(participantId: string): void {
    const participant = this.change(participantId, { state: "disconnected" });
    this.publish(CONTACT, "contact/participantDisconnected", { participant });
  }

  private hold(participantId: string, held: boolean): void {
    const { contactId } = this.change(participantId, { held });
    this.publish(VOICE, held ? "voice/participantHold" : "voice/participantResume", {
      participantId,
      contactId,
      isOnHold: held,
    });
  }

  private tell(id: string, key: string): void {
    const { contactId, initialContactId, type } = this.of(id);
    this.publish(CONTACT, `contact/${key}`, { contactId, initialContactId, type, subtype: "connect:Telephony" });
  }

  private publish(namespace: string, key: string, data: object): void {
    for (const { handlerId, ...topic } of this.subscriptions) {
      if (topic.namespace === namespace && topic.key === key)
        this.post({ type: "publish", topic, handlerId, data: structuredClone(data) });
    }
  }

  private forget({ namespace, key }: { namespace: string; key: string }): void {
    const left = this.subscriptions.filter((one) => one.namespace !== namespace || one.key !== key);
    this.subscriptions.splice(0, this.subscriptions.length, ...left);
  }

  private of(id: unknown): HostContact {
    const contact = this.contacts.get(String(id));
    if (!contact) throw refusal("contactNotFound");
    return contact;
  }

  private participant(id: unknown): Participant {
    const all = [...this.contacts.values()].flatMap(({ participants }) => participants);
    const found = all.find(({ participantId }) => participantId === id);
    if (!found) throw refusal("participantNotFound");
    return found;
  }

  private change(id: string, to: Partial<Participant>): Participant {
    return Object.assign(this.participant(id), to);
  }
}

function refusal(errorKey: string): object {
  return { errorKey };
}

function values(data: Record<string, unknown>): unknown[] {
  return Object.values(data).filter((value) => typeof value === "string");
}
