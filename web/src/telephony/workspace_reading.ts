/** What the agent workspace tells, in the desk's words. */
import type { AgentState as ConnectState, ParticipantData, QuickConnect } from "@amazon-connect/contact";
import type { AgentState, CallContact, Destination, Party, PartyState, TelephonyEvent } from "./adapter";
import type { Workspace } from "./load_workspace";

/** Of contacts, what the desk has a use for. */
const CHANNELS: Readonly<Record<string, CallContact["channel"]>> = {
  voice: "voice",
  queue_callback: "voice",
  task: "task",
};

const STATES: Readonly<Record<string, AgentState>> = { routable: "ready", offline: "offline" };
const KINDS = { agent: "colleague", queue: "queue", phone_number: "outside" } as const;
const PARTY_STATES: Readonly<Record<string, PartyState>> = { connecting: "calling", hold: "on_hold" };
const GONE = new Set(["disconnected", "rejected"]);

/** Whoever was called in, by their participant id: the workspace tells ids only. */
export type CalledIn = ReadonlyMap<string, QuickConnect>;

/** next: what is queued until the present contact is over. */
export function readState(now: ConnectState, next?: ConnectState | null): TelephonyEvent {
  const { type, name, startTimestamp } = next ?? now;
  const state = STATES[type] ?? "break";
  const since = next || !startTimestamp ? undefined : new Date(startTimestamp).getTime();
  return { type: "state", state, reason: state === "break" ? name : "", since };
}

/** Undefined for a contact of no use here. What this application may not read is left empty. */
export async function readContact({ contact, voice }: Workspace, id: string): Promise<CallContact | undefined> {
  const { type } = await contact.getChannelType(id);
  const channel = CHANNELS[type];
  if (!channel) return undefined;
  const [attributes, initialId, queue, customer] = await Promise.all([
    orElse({}, contact.getAttributes(id, "*")),
    orElse(undefined, contact.getInitialContactId(id)),
    orElse(undefined, contact.getQueue(id)),
    channel === "voice" ? orElse("", voice.getInitialCustomerPhoneNumber(id)) : "",
  ]);
  return { id, initialId: initialId || id, channel, customer, queue: queue?.name ?? "", attributes };
}

export interface Participant extends ParticipantData {
  state: string;
  held: boolean;
}

/** Everybody who has not left, with how they stand. */
export async function readParticipants({ contact, voice }: Workspace, id: string): Promise<Participant[]> {
  const all = await contact.listParticipants(id);
  const read = async (one: ParticipantData): Promise<Participant> => {
    const [state, held] = await Promise.all([
      contact.getParticipantState(one.participantId),
      one.isSelf ? false : orElse(false, voice.isParticipantOnHold(one.participantId)),
    ]);
    return { ...one, state: state.value === "other" ? state.actual : state.value, held };
  };
  return (await Promise.all(all.map(read))).filter(({ state }) => !GONE.has(state));
}

export function readParty(one: Participant, customer: string, ownName: string, calledIn: CalledIn): Party {
  const known = calledIn.get(one.participantId);
  const number = one.isInitial && !one.isSelf ? customer : known?.type === "phone_number" ? known.phoneNumber : "";
  return {
    id: one.participantId,
    kind: kindOf(one, known),
    name: one.isSelf ? ownName : (known?.name ?? number),
    number,
    state: one.held ? "on_hold" : (PARTY_STATES[one.state] ?? "connected"),
    muted: false,
    self: one.isSelf,
  };
}

function kindOf({ isSelf, isInitial, type }: Participant, known: QuickConnect | undefined): Party["kind"] {
  if (isSelf) return "agent";
  if (type.value === "monitoring") return "supervisor";
  if (isInitial) return "customer";
  return type.value === "agent" || known?.type === "agent" ? "agent" : "outside";
}

/** The workspace does not tell who is ready and how many wait: everybody may be tried. */
export function readDestination(one: QuickConnect): Destination {
  const number = one.type === "phone_number" ? one.phoneNumber : "";
  return { id: one.endpointARN, name: one.name, kind: KINDS[one.type], ready: true, waiting: 0, number };
}

async function orElse<Value, Other>(other: Other, asked: Promise<Value>): Promise<Value | Other> {
  try {
    return await asked;
  } catch {
    return other;
  }
}
