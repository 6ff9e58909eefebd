import { ReconnectingSocket } from "~/live/reconnecting_socket";
import { socketAddress } from "~/settings/settings";
import {
  ABILITIES,
  type AgentState,
  type Destination,
  type OwnCall,
  type TelephonyAdapter,
  type TelephonyEvent,
} from "./adapter";
import { readDestination, STATE_WORDS, translate, type WireDestination, type WireMessage } from "./simulator_messages";

/** Who waits for a list: told what it holds, or that the line went down before. */
interface Asked {
  resolve: (items: NonNullable<WireMessage["items"]>) => void;
  reject: (reason: Error) => void;
}

type Order = { do: string; [more: string]: unknown };

/** The laptop's contact centre, over the WebSocket `/laptop/agent` (docs/architecture.md). */
export class SimulatorTelephony implements TelephonyAdapter {
  private readonly listeners = new Set<(event: TelephonyEvent) => void>();
  private socket: ReconnectingSocket | undefined;
  /** The contacts that it has told of and that are not over. */
  private readonly open = new Set<string>();
  /** Who waits for a list, by its name. */
  private readonly asked: Record<string, Asked[]> = { destinations: [], statuses: [] };

  signIn(token: () => Promise<string | undefined>): void {
    this.hangUpLine();
    this.tell({ type: "able", abilities: ABILITIES });
    this.socket = new ReconnectingSocket({
      address: async () => socketAddress(`/laptop/agent?token=${encodeURIComponent((await token()) ?? "")}`),
      onMessage: (message) => this.hear(message as WireMessage),
      onLine: (up) => {
        if (!up) this.forgetAsked();
        this.tell({ type: "line", up });
      },
    });
  }

  signOut(): void {
    this.send(stateOrder("offline")); // nobody is there to be told that it could not be sent
    this.hangUpLine();
  }

  setState(state: AgentState, reason = ""): void {
    this.tellToDo(stateOrder(state, reason));
  }

  accept = (contactId: string): void => this.order("accept", contactId);
  reject = (contactId: string): void => this.order("reject", contactId);
  hangUp = (contactId: string): void => this.order("hang_up", contactId);
  finish = (contactId: string): void => this.order("finish", contactId);
  hold = (contactId: string, participant?: string): void => this.order("hold", contactId, { participant });
  resume = (contactId: string, participant?: string): void => this.order("resume", contactId, { participant });
  mute = (contactId: string, on: boolean): void => this.order("mute", contactId, { on });
  sendKeys = (contactId: string, keys: string): void => this.order("send_keys", contactId, { keys });
  consult = (contactId: string, to: string): void => this.order("consult", contactId, { to });
  join = (contactId: string): void => this.order("join", contactId);
  transfer = (contactId: string, to?: string): void => this.order("transfer", contactId, { to });
  drop = (contactId: string, participant: string): void => this.order("drop", contactId, { participant });

  dial(call: OwnCall): void {
    this.tellToDo({ do: "dial", ...call });
  }

  callBack(contactId: string, call: OwnCall): void {
    this.tellToDo({ do: "call_back", of: contactId, ...call });
  }

  async breakReasons(): Promise<readonly string[]> {
    return (await this.list("statuses")) as string[];
  }

  async destinations(): Promise<readonly Destination[]> {
    return ((await this.list("destinations")) as WireDestination[]).map(readDestination);
  }

  subscribe(listener: (event: TelephonyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private list(what: "destinations" | "statuses"): Promise<NonNullable<WireMessage["items"]>> {
    return new Promise((resolve, reject) => {
      if (!this.send({ do: `list_${what}` })) reject(new Error("no line"));
      else this.asked[what]?.push({ resolve, reject });
    });
  }

  private hangUpLine(): void {
    this.socket?.close();
    this.socket = undefined;
    this.forgetAsked();
  }

  private forgetAsked(): void {
    for (const asked of Object.values(this.asked)) {
      for (const { reject } of asked.splice(0)) reject(new Error("no line"));
    }
  }

  private order(what: string, contactId: string, more: object = {}): void {
    this.tellToDo({ do: what, contact_id: contactId, ...more });
  }

  private tellToDo(order: Order): void {
    if (!this.send(order)) this.tell({ type: "refused", refusal: { order: order.do, why: "no_line" } });
  }

  /** Gives whether there is a line for it. */
  private send(order: Order): boolean {
    return this.socket?.send(order) ?? false;
  }

  private hear(message: WireMessage): void {
    for (const { resolve } of this.asked[message.type]?.splice(0) ?? []) resolve(message.items ?? []);
    if (message.type === "at_hand") this.forgetOver(message.items as string[]);
    const event = translate(message);
    if (event) this.tell(event);
  }

  /** What ended while there was no line is not told of: whatever is not at hand is over. */
  private forgetOver(atHand: readonly string[]): void {
    for (const contactId of this.open) if (!atHand.includes(contactId)) this.tell({ type: "finished", contactId });
  }

  private tell(event: TelephonyEvent): void {
    if (event.type === "ringing" || event.type === "dialling") this.open.add(event.contact.id);
    if (event.type === "finished" || event.type === "missed") this.open.delete(event.contactId);
    for (const listener of this.listeners) listener(event);
  }
}

function stateOrder(state: AgentState, reason = ""): Order {
  return { do: "set_state", state: (state === "break" && reason) || STATE_WORDS[state] };
}
