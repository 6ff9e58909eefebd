import {
  ABILITIES,
  type AgentState,
  type Destination,
  type OwnCall,
  type TelephonyAdapter,
  type TelephonyEvent,
} from "./adapter";
import { isAtDesk, readContact, readDestination, readParties, readState } from "./streams_reading";
import type { StreamsAgent, StreamsContact, StreamsEndpoint, StreamsLibrary } from "./streams_surface";

const STATE_TYPES: Readonly<Record<AgentState, string>> = {
  ready: "routable",
  break: "not_routable",
  offline: "offline",
};
const NUMBER = /^\+\d{6,15}$/;

/**
 * Amazon Connect's own telephone, stand-alone: the Contact Control Panel in a hidden frame, spoken with by
 * amazon-connect-streams. address: of the panel ("https://<alias>.my.connect.aws/ccp-v2/"), whose instance approves this site's origin.
 */
export class StreamsTelephony implements TelephonyAdapter {
  private readonly listeners = new Set<(event: TelephonyEvent) => void>();
  private readonly contacts = new Map<string, StreamsContact>();
  private known: readonly StreamsEndpoint[] = [];
  private library: StreamsLibrary | undefined;
  private agent: StreamsAgent | undefined;
  private frame: HTMLElement | undefined;

  constructor(
    private readonly address: string,
    private readonly load: () => Promise<StreamsLibrary>,
    private readonly makeFrame: () => HTMLElement = makeHiddenFrame,
  ) {}

  /** The token is ours; the panel signs in to the instance by itself, in a window of its own the first time. */
  signIn(): void {
    void this.load().then((library) => this.open(library));
  }

  signOut(): void {
    this.setState("offline");
    this.library?.core.terminate();
    this.frame?.remove();
    this.frame = this.agent = this.library = undefined;
    this.contacts.clear();
    this.tell({ type: "line", up: false });
  }

  setState(state: AgentState, reason = ""): void {
    const states = (this.agent?.getAgentStates() ?? []).filter(({ type }) => type === STATE_TYPES[state]);
    const wanted = states.find(({ name }) => name === reason) ?? states[0];
    if (wanted) this.agent?.setState(wanted, this.failing("set_state"), { enqueueNextState: true });
  }

  async breakReasons(): Promise<readonly string[]> {
    if (!this.agent) throw new Error("no line");
    return this.agent.getAgentStates().flatMap(({ type, name }) => (type === STATE_TYPES.break ? [name] : []));
  }

  accept = (id: string): void => this.contacts.get(id)?.accept(this.failing("accept"));
  reject = (id: string): void => this.contacts.get(id)?.reject(this.failing("reject"));
  hangUp = (id: string): void => this.contacts.get(id)?.getAgentConnection().destroy(this.failing("hang_up"));
  finish = (id: string): void => this.contacts.get(id)?.clear(this.failing("finish"));
  hold = (id: string, participant?: string): void => this.connection(id, participant)?.hold(this.failing("hold"));
  resume = (id: string, participant?: string): void => this.connection(id, participant)?.resume(this.failing("resume"));
  sendKeys = (id: string, keys: string): void => this.connection(id)?.sendDigits(keys, this.failing("send_keys"));
  join = (id: string): void => this.contacts.get(id)?.conferenceConnections(this.failing("join"));
  drop = (id: string, participant: string): void => this.connection(id, participant)?.destroy(this.failing("drop"));

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
    const failing = this.failing("transfer");
    if (to === undefined) this.contacts.get(id)?.getAgentConnection().destroy(failing);
    else this.callIn(id, to, { ...failing, success: () => this.hangUp(id) });
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
      ccpUrl: this.address,
      loginPopup: true,
      loginPopupAutoClose: true,
      softphone: { allowFramedSoftphone: true },
    });
    library.agent((agent) => this.meet(agent));
    library.contact((contact) => this.follow(contact));
  }

  private meet(agent: StreamsAgent): void {
    this.agent = agent;
    this.tell({ type: "able", abilities: ABILITIES });
    this.tell({ type: "line", up: true });
    this.tell(readState(agent));
    agent.onStateChange(() => this.tell(readState(agent)));
  }

  private follow(contact: StreamsContact): void {
    const id = contact.getContactId();
    if (!isAtDesk(contact)) return;
    this.contacts.set(id, contact);
    contact.onConnecting(() => {
      this.tell({ type: contact.isInbound() ? "ringing" : "dialling", contact: readContact(contact) });
    });
    contact.onConnected(() => {
      this.tell({ type: "connected", contactId: id });
      this.tellParties(contact);
    });
    contact.onRefresh(() => this.tellParties(contact));
    contact.onMissed(() => this.tell({ type: "missed", contactId: id }));
    contact.onACW(() => this.tell({ type: "ended", contactId: id }));
    contact.onDestroy(() => {
      this.contacts.delete(id);
      this.tell({ type: "finished", contactId: id });
    });
  }

  private tellParties(contact: StreamsContact): void {
    const participants = readParties(contact, this.agent?.getName() ?? "");
    this.tell({ type: "participants", contactId: contact.getContactId(), participants });
  }

  /** The customer, unless another one is named. */
  private connection(id: string, participant?: string) {
    const contact = this.contacts.get(id);
    if (!participant) return contact?.getInitialConnection();
    return contact?.getConnections().find((one) => one.getConnectionId() === participant);
  }

  private callIn(id: string, to: string, callbacks: { success?: () => void; failure: () => void }): void {
    const endpoint = NUMBER.test(to)
      ? this.library?.byPhoneNumber(to)
      : this.known.find(({ endpointARN }) => endpointARN === to);
    if (endpoint) this.contacts.get(id)?.addConnection(endpoint, callbacks);
    else this.refuse("consult", "no_such_number");
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
