import { ReconnectingSocket } from "~/live/reconnecting_socket";
import { socketAddress } from "~/settings/settings";
import type { AgentState, TelephonyAdapter, TelephonyEvent } from "./adapter";

/** The simulator's words for what an operator may be. */
const WORDS: Record<AgentState, string> = { ready: "Available", break: "Break", offline: "Offline" };

interface WireContact {
  contact_id: string;
  customer: string;
  queue: string;
  attributes: Record<string, string>;
}

type WireMessage = { type: string; state?: string; contact?: WireContact; contact_id?: string };

/** The laptop's contact centre, over the WebSocket `/laptop/agent` (docs/architecture.md). */
export class SimulatorTelephony implements TelephonyAdapter {
  private readonly listeners = new Set<(event: TelephonyEvent) => void>();
  private socket: ReconnectingSocket | undefined;

  signIn(token: () => Promise<string | undefined>): void {
    this.socket?.close();
    this.socket = new ReconnectingSocket({
      address: async () => socketAddress(`/laptop/agent?token=${encodeURIComponent((await token()) ?? "")}`),
      onMessage: (message) => this.hear(message as WireMessage),
      onLine: (up) => this.tell({ type: "line", up }),
    });
  }

  signOut(): void {
    this.setState("offline");
    this.socket?.close();
    this.socket = undefined;
  }

  setState(state: AgentState): void {
    this.socket?.send({ do: "set_state", state: WORDS[state] });
  }

  accept = (contactId: string): void => this.order("accept", contactId);
  reject = (contactId: string): void => this.order("reject", contactId);
  hangUp = (contactId: string): void => this.order("hang_up", contactId);
  finish = (contactId: string): void => this.order("finish", contactId);

  subscribe(listener: (event: TelephonyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private order(what: string, contactId: string): void {
    this.socket?.send({ do: what, contact_id: contactId });
  }

  private hear(message: WireMessage): void {
    const event = translate(message);
    if (event) this.tell(event);
  }

  private tell(event: TelephonyEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** The desk's event for the simulator's message; undefined for one the desk has no use for. */
export function translate(message: WireMessage): TelephonyEvent | undefined {
  const { type, state, contact, contact_id: contactId } = message;
  if (type === "state") return { type, state: agentState(state ?? "") };
  if (type === "ringing" && contact) {
    const { contact_id: id, customer, queue, attributes } = contact;
    return { type, contact: { id, customer, queue, attributes } };
  }
  if ((type === "connected" || type === "ended" || type === "missed" || type === "finished") && contactId) {
    return { type, contactId };
  }
  return undefined;
}

function agentState(word: string): AgentState {
  if (word === WORDS.ready) return "ready";
  return word === WORDS.offline ? "offline" : "break";
}
