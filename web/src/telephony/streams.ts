import { retrying } from "~/browser/retrying";
import {
  ABILITIES,
  type AgentState,
  type Destination,
  type OwnCall,
  type TelephonyAdapter,
  type TelephonyEvent,
} from "./adapter";
import { StreamsContacts } from "./streams_contacts";
import { readDestination, readState } from "./streams_reading";
import type { StreamsAgent, StreamsCallbacks, StreamsEndpoint, StreamsLibrary } from "./streams_surface";

const STATE_TYPES: Readonly<Record<AgentState, string>> = {
  ready: "routable",
  break: "not_routable",
  offline: "offline",
};
const CLOSES_WITHIN_MS = 2000;
const NUMBER = /^\+\d{6,15}$/;

/**
 * Amazon Connect's own telephone, stand-alone: the Contact Control Panel in a hidden frame, spoken with by
 * amazon-connect-streams. panel: its address ("https://<alias>.my.connect.aws/ccp-v2/"), whose instance approves this site's origin.
 */
export class StreamsTelephony implements TelephonyAdapter {
  private readonly listeners = new Set<(event: TelephonyEvent) => void>();
  private readonly contacts = new StreamsContacts((event) => this.tell(event));
  private known: readonly StreamsEndpoint[] = [];
  private library: StreamsLibrary | undefined;
  private agent: StreamsAgent | undefined;
  private frame: HTMLElement | undefined;
  /** Ends once the panel before this one is gone: there may be only one in a page. */
  private closing: Promise<void> = Promise.resolve();
  private wanted = false;

  constructor(
    readonly panel: string,
    private readonly load: () => Promise<StreamsLibrary>,
    private readonly makeFrame: () => HTMLElement = makeHiddenFrame,
  ) {}

  /** The token is ours; the panel signs in to the instance by itself, in a window of its own the first time. */
  signIn(): void {
    this.wanted = true;
    const open = async () => {
      const [library] = await Promise.all([retrying(this.load, () => this.wanted), this.closing]);
      if (this.wanted && !this.library) this.open(library);
    };
    open().catch(() => undefined); // nobody waits for it any more
  }

  signOut(): void {
    this.wanted = false;
    const { library, frame } = this;
    if (!library) return;
    this.closing = this.goOffline().then(() => {
      library.core.terminate();
      frame?.remove();
    });
    this.frame = this.agent = this.library = undefined;
    this.contacts.forget();
    this.tell({ type: "line", up: false });
  }

  setState(state: AgentState, reason = ""): void {
    this.order("set_state", (on) => {
      const states = (this.agent?.getAgentStates() ?? []).filter(({ type }) => type === STATE_TYPES[state]);
      const wanted = states.find(({ name }) => name === reason) ?? states[0];
      if (!wanted) throw new Error("no such state");
      this.agent?.setState(wanted, on, { enqueueNextState: true });
    });
  }

  async breakReasons(): Promise<readonly string[]> {
    if (!this.agent) throw new Error("no line");
    return this.agent.getAgentStates().flatMap(({ type, name }) => (type === STATE_TYPES.break ? [name] : []));
  }

  accept = (id: string): void => this.order("accept", (on) => this.contacts.get(id)?.accept(on));
  reject = (id: string): void => this.order("reject", (on) => this.contacts.get(id)?.reject(on));
  hangUp = (id: string): void =>
    this.order("hang_up", (on) => this.contacts.get(id)?.getAgentConnection()?.destroy(on));
  finish = (id: string): void => this.order("finish", (on) => this.contacts.get(id)?.clear(on));
  hold = (id: string, whom?: string): void => this.order("hold", (on) => this.connection(id, whom)?.hold(on));
  resume = (id: string, whom?: string): void => this.order("resume", (on) => this.connection(id, whom)?.resume(on));
  sendKeys = (id: string, keys: string): void =>
    this.order("send_keys", (on) => this.connection(id)?.sendDigits(keys, on));
  join = (id: string): void => this.order("join", (on) => this.contacts.get(id)?.conferenceConnections(on));
  drop = (id: string, whom: string): void => this.order("drop", (on) => this.connection(id, whom)?.destroy(on));

  mute(_id: string, on: boolean): void {
    if (on) this.agent?.mute();
    else this.agent?.unmute();
  }

  destinations(): Promise<readonly Destination[]> {
    return new Promise((resolve, reject) => {
      const { agent } = this;
      if (!agent) return reject(new Error("no line"));
      agent.getEndpoints(agent.getAllQueueARNs(), {
        success: ({ addresses }) => {
          this.known = addresses;
          resolve(addresses.map(readDestination));
        },
        failure: (error) => reject(new Error(error)),
      });
    });
  }

  consult(id: string, to: string): void {
    this.callIn(id, to, this.failing("consult"));
  }

  transfer(id: string, to?: string): void {
    if (to !== undefined) this.callIn(id, to, { ...this.failing("transfer"), success: () => this.hangUp(id) });
    else this.order("transfer", (on) => this.contacts.get(id)?.getAgentConnection()?.destroy(on));
  }

  /** Streams takes no attributes for a call: whose it is, is told to the API by the form that the call opens. */
  dial({ number }: OwnCall): void {
    if (this.library && this.agent) this.agent.connect(this.library.byPhoneNumber(number), this.failing("dial"));
    else this.refuse("dial", "no_line");
  }

  callBack(_id: string, call: OwnCall): void {
    this.dial(call);
  }

  subscribe(listener: (event: TelephonyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private open(library: StreamsLibrary): void {
    this.library = library;
    this.frame = this.makeFrame();
    library.core.initCCP(this.frame, {
      ccpUrl: this.panel,
      loginPopup: true,
      loginPopupAutoClose: true,
      loginOptions: { autoClose: true, enableAckTimeout: true },
      softphone: { allowFramedSoftphone: true },
    });
    library.agent((agent) => this.meet(agent));
    library.contact((contact) => this.contacts.follow(contact));
    library.onLine((up) => this.tell({ type: "line", up: up && this.agent !== undefined }));
  }

  private meet(agent: StreamsAgent): void {
    this.agent = agent;
    this.contacts.know({ name: agent.getName() });
    this.tell({ type: "able", abilities: ABILITIES });
    this.tell({ type: "line", up: true });
    const tellState = () => this.tell(readState(agent));
    tellState();
    agent.onStateChange(tellState);
    agent.onEnqueuedNextState(tellState);
    agent.onClearedNextState(tellState);
    agent.onMuteToggle(({ muted }) => this.contacts.know({ muted }));
  }

  /** Waits until the panel has done so, for a while: with its frame goes what is on the way. */
  private goOffline(): Promise<void> {
    const { agent } = this;
    const offline = agent?.getAgentStates().find(({ type }) => type === STATE_TYPES.offline);
    if (!agent || !offline) return Promise.resolve();
    return new Promise((resolve) => {
      setTimeout(resolve, CLOSES_WITHIN_MS);
      const done = () => resolve();
      agent.setState(offline, { success: done, failure: done }, { enqueueNextState: true });
    });
  }

  /** The customer, unless another one is named. */
  private connection(id: string, participant?: string) {
    const contact = this.contacts.get(id);
    if (!participant) return contact?.getInitialConnection() ?? undefined;
    return contact?.getConnections().find((one) => one.getConnectionId() === participant);
  }

  private callIn(id: string, to: string, callbacks: { success?: () => void; failure: () => void }): void {
    const endpoint = NUMBER.test(to)
      ? this.library?.byPhoneNumber(to)
      : this.known.find(({ endpointARN }) => endpointARN === to);
    if (endpoint) this.contacts.get(id)?.addConnection(endpoint, callbacks);
    else this.refuse("consult", "no_such_number");
  }

  /** The library throws for a contact that has gone meanwhile. */
  private order(what: string, act: (callbacks: StreamsCallbacks) => void): void {
    const failing = this.failing(what);
    if (!this.agent) {
      this.refuse(what, "no_line");
      return;
    }
    try {
      act(failing);
    } catch {
      failing.failure();
    }
  }

  private failing(order: string) {
    return { failure: () => this.refuse(order, "not_now") };
  }

  private refuse(order: string, why: string): void {
    this.tell({ type: "refused", refusal: { order, why } });
  }

  private tell(event: TelephonyEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function makeHiddenFrame(): HTMLElement {
  const frame = document.createElement("div");
  frame.hidden = true;
  document.body.append(frame);
  return frame;
}
