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
  return TYPES.has(contact.getType()) && contact.getAgentConnection()?.getType() !== "monitoring";
}

/**
 * While somebody talks, the state is the system's ("Busy", "AfterCallWork"); shown is what they have chosen to be after it. Since
 * when is known of a state that holds now.
 */
export function readState(agent: StreamsAgent): TelephonyEvent {
  const now = agent.getState();
  const next = agent.getNextState();
  const chosen = agent.getAgentStates().find(({ name }) => name === agent.getAvailabilityState()?.state);
  const shown = next ?? (now.type === "system" ? chosen : now) ?? now;
  const states: Readonly<Record<string, AgentState>> = { routable: "ready", offline: "offline" };
  const state = states[shown.type] ?? "break";
  const reason = state === "break" ? shown.name : "";
  return { type: "state", state, reason, since: shown === now ? now.startTimestamp.getTime() : undefined };
}

export function readContact(contact: StreamsContact): CallContact {
  const attributes = Object.values(contact.getAttributes()).map(({ name, value }): [string, string] => [name, value]);
  return {
    id: contact.getContactId(),
    initialId: contact.getInitialContactId() || contact.getContactId(),
    channel: contact.getType() === "task" ? "task" : "voice",
    customer: contact.getInitialConnection()?.getEndpoint().stripPhoneNumber() ?? "",
    queue: contact.getQueue()?.name ?? "",
    attributes: Object.fromEntries(attributes),
  };
}

/** Whoever sits here: name, and whether their microphone is off. */
export interface Own {
  name: string;
  muted: boolean;
}

/** Who talks now. Whoever only listens is not told by Connect, and not shown. */
export function readParties(contact: StreamsContact, own: Own): Party[] {
  const id = contact.getAgentConnection()?.getConnectionId();
  return contact
    .getConnections()
    .filter((one) => one.isActive())
    .map((one) => readParty(one, one.getConnectionId() === id ? own : undefined));
}

function readParty(one: StreamsConnection, own: Own | undefined): Party {
  const endpoint = one.getEndpoint();
  const number = own ? "" : endpoint.stripPhoneNumber();
  return {
    id: one.getConnectionId(),
    kind: kindOf(one, own !== undefined),
    name: own?.name ?? (endpoint.name || number),
    number,
    state: stateOf(one),
    muted: own?.muted ?? false,
    self: own !== undefined,
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
export function readDestination(endpoint: StreamsEndpoint): Destination {
  const { endpointARN, name, type } = endpoint;
  const number = endpoint.stripPhoneNumber();
  return {
    ...{ id: endpointARN, name: name ?? number, kind: KINDS[type] ?? "outside" },
    ...{ ready: true, waiting: 0, number },
  };
}
