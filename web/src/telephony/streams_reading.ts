/** What amazon-connect-streams tells, in the desk's words. */
import type { AgentState, CallContact, Destination, Party, PartyState, TelephonyEvent } from "./adapter";
import type { StreamsAgent, StreamsConnection, StreamsContact, StreamsEndpoint } from "./streams_surface";

const KINDS: Readonly<Record<string, Destination["kind"]>> = {
  agent: "colleague",
  queue: "queue",
  phone_number: "outside",
};

const TYPES = new Set(["voice", "queue_callback", "task"]);

/** Whether the desk has a use for it: calls and tasks, but not what this person only listens to. */
export function isAtDesk(contact: StreamsContact): boolean {
  return TYPES.has(contact.getType()) && contact.getAgentConnection().getType() !== "monitoring";
}

export function readState(agent: StreamsAgent): TelephonyEvent {
  const { type, name, startTimestamp } = agent.getState();
  const states: Readonly<Record<string, AgentState>> = { routable: "ready", offline: "offline" };
  const state = states[type] ?? "break";
  return { type: "state", state, reason: state === "break" ? name : "", since: startTimestamp.getTime() };
}

export function readContact(contact: StreamsContact): CallContact {
  const attributes = Object.values(contact.getAttributes()).map(({ name, value }): [string, string] => [name, value]);
  return {
    id: contact.getContactId(),
    initialId: contact.getInitialContactId() || contact.getContactId(),
    channel: contact.getType() === "task" ? "task" : "voice",
    customer: contact.getInitialConnection().getEndpoint().phoneNumber ?? "",
    queue: contact.getQueue()?.name ?? "",
    attributes: Object.fromEntries(attributes),
  };
}

/** Who talks now. Whoever only listens is not told by Connect, and not shown. */
export function readParties(contact: StreamsContact, ownName: string): Party[] {
  const own = contact.getAgentConnection().getConnectionId();
  return contact
    .getConnections()
    .filter((one) => one.isActive())
    .map((one) => readParty(one, one.getConnectionId() === own, ownName));
}

function readParty(one: StreamsConnection, self: boolean, ownName: string): Party {
  const { name, phoneNumber } = one.getEndpoint();
  return {
    id: one.getConnectionId(),
    kind: kindOf(one, self),
    name: self ? ownName : name || phoneNumber,
    number: self ? "" : phoneNumber,
    state: stateOf(one),
    muted: false,
    self,
  };
}

function kindOf(one: StreamsConnection, self: boolean): Party["kind"] {
  if (self) return "agent";
  if (one.getType() === "monitoring") return "supervisor";
  if (one.isInitialConnection()) return "customer";
  return one.getEndpoint().type === "agent" ? "agent" : "outside";
}

function stateOf(one: StreamsConnection): PartyState {
  if (one.isConnecting()) return "calling";
  return one.isOnHold() ? "on_hold" : "connected";
}

/** Streams does not tell who is ready and how many wait: everybody may be tried. */
export function readDestination({ endpointARN, name, type, phoneNumber }: StreamsEndpoint): Destination {
  return { id: endpointARN, name, kind: KINDS[type] ?? "outside", ready: true, waiting: 0, number: phoneNumber ?? "" };
}
