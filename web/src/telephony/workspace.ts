import type { QuickConnect } from "@amazon-connect/contact";
import {
  ABILITIES,
  type Ability,
  type AgentState,
  type Destination,
  type OwnCall,
  type TelephonyAdapter,
  type TelephonyEvent,
} from "./adapter";
import type { Workspace } from "./load_workspace";
import { WorkspaceContacts } from "./workspace_contacts";
import { readDestination, readState } from "./workspace_reading";
import { listen } from "./workspace_topics";

/** What its SDK has no word for; the panel beside the page does it. */
const NOT_HERE: ReadonlySet<Ability> = new Set(["mute", "keys", "any_number"]);

/** Which of them an order is about, where the two differ. */
const ABILITY_OF: Readonly<Record<string, Ability>> = { resume: "hold", call_back: "dial" };
/** The workspace's errors for what an application was not permitted, or what that workspace does not know. */
const NEVER = /not_?authorized|not_?permitted|access_?denied|handler_?not_?found/i;

/**
 * The telephone of the Connect agent workspace, of which this page is an application. The panel beside it rings as well; both
 * show the same contacts. What the application is not permitted is learnt when it is refused, and then not offered any more.
 */
export class WorkspaceTelephony implements TelephonyAdapter {
  private readonly listeners = new Set<(event: TelephonyEvent) => void>();
  private readonly abilities = new Set(ABILITIES.filter((ability) => !NOT_HERE.has(ability)));
  private known: readonly QuickConnect[] = [];
  private workspace: Workspace | undefined;
  private contacts: WorkspaceContacts | undefined;
  private unlisten: () => void = () => undefined;
  /** Which signing in this is: what an earlier one has begun is not wanted any more. */
  private turn = 0;

  constructor(private readonly load: () => Promise<Workspace>) {}

  /** The token is ours; who sits at the panel, the workspace knows. */
  signIn(): void {
    this.turn += 1;
    const { turn } = this;
    this.load()
      .then(async (workspace) => {
        if (turn === this.turn) await this.open(workspace);
      })
      .catch(() => {
        if (turn === this.turn) this.tell({ type: "line", up: false });
      });
  }

  /** The state stays: calls come to the panel whether somebody has signed in to this page or not. */
  signOut(): void {
    this.turn += 1;
    this.unlisten();
    this.workspace = this.contacts = undefined;
    this.tell({ type: "line", up: false });
  }

  setState(state: AgentState, reason = ""): void {
    this.order("set_state", async ({ agent }) => {
      if (state === "offline") return agent.setOffline();
      const type = state === "ready" ? "routable" : "not_routable";
      const states = (await agent.listAvailabilityStates()).filter((one) => one.type === type);
      const wanted = states.find(({ name }) => name === reason) ?? states[0];
      if (!wanted) throw new Error("no such state");
      return agent.setAvailabilityStateByName(wanted.name);
    });
  }

  async breakReasons(): Promise<readonly string[]> {
    const states = await this.there().agent.listAvailabilityStates();
    return states.flatMap(({ type, name }) => (type === "not_routable" ? [name] : []));
  }

  accept = (id: string): void => this.order("accept", ({ contact }) => contact.accept(id));
  reject = (id: string): void => this.order("reject", ({ contact }) => contact.reject(id));
  hangUp = (id: string): void => this.order("hang_up", ({ contact }) => contact.disconnectSelf(id));
  finish = (id: string): void => this.order("finish", ({ contact }) => contact.clear(id));
  join = (id: string): void => this.order("join", ({ voice }) => voice.conferenceParticipants(id));
  drop = (_: string, one: string): void => this.order("drop", ({ contact }) => contact.disconnectParticipant(one));
  mute = (): void => this.refuse("mute", "not_allowed");
  sendKeys = (): void => this.refuse("send_keys", "not_allowed");

  hold(id: string, participant?: string): void {
    this.order("hold", async ({ voice }) =>
      voice.holdParticipant(participant ?? (await this.contacts?.customerOf(id)) ?? ""),
    );
  }

  resume(id: string, participant?: string): void {
    this.order("resume", async ({ voice }) =>
      voice.resumeParticipant(participant ?? (await this.contacts?.customerOf(id)) ?? ""),
    );
  }

  async destinations(): Promise<readonly Destination[]> {
    const { agent } = this.there();
    const queues = (await agent.getRoutingProfile()).queues.map(({ queueARN }) => queueARN);
    const found: QuickConnect[] = [];
    for (let next: string | null | undefined = ""; next !== null && next !== undefined; ) {
      const page = await agent.listQuickConnects(queues, next ? { nextToken: next } : undefined);
      found.push(...page.quickConnects);
      next = page.nextToken || null;
    }
    this.known = found;
    return found.map(readDestination);
  }

  consult(id: string, to: string): void {
    this.order("consult", () => this.callIn(id, to));
  }

  transfer(id: string, to?: string): void {
    this.order("transfer", async ({ contact }) => {
      if (to !== undefined) await this.callIn(id, to);
      await contact.disconnectSelf(id);
    });
  }

  /** The workspace takes no attributes for a call: whose it is, is told to the API by the form that the call opens. */
  dial({ number }: OwnCall): void {
    this.order("dial", ({ voice }) => voice.createOutboundCall(number));
  }

  callBack(_id: string, call: OwnCall): void {
    this.dial(call);
  }

  subscribe(listener: (event: TelephonyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async open(workspace: Workspace): Promise<void> {
    const { contact, voice } = workspace;
    const contacts = new WorkspaceContacts(workspace, (event) => this.tell(event));
    this.workspace = workspace;
    this.contacts = contacts;
    this.unlisten = listen(workspace, {
      contact: (what, { contactId }) => contacts.follow(what, contactId),
      changed: contacts.change,
      state: () => void this.tellState(workspace),
      line: (up) => this.tell({ type: "line", up }),
    });
    const { turn } = this;
    if (!(await voice.getOutboundCallPermission().catch(() => false))) this.abilities.delete("dial");
    if (turn !== this.turn) return;
    this.tell({ type: "able", abilities: [...this.abilities] });
    this.tell({ type: "line", up: true });
    await this.tellState(workspace);
    for (const { contactId } of await contact.listContacts().catch(() => [])) contacts.meetAgain(contactId);
  }

  private async callIn(id: string, to: string): Promise<void> {
    const chosen = this.known.find(({ endpointARN }) => endpointARN === to);
    if (!chosen) throw new Refused("no_such_number");
    await this.contacts?.callIn(id, chosen);
  }

  private async tellState({ agent }: Workspace): Promise<void> {
    try {
      const { nextState, ...now } = await agent.getAvailabilityState();
      this.tell(readState(now, nextState));
    } catch {
      this.tell(readState(await agent.getState())); // a workspace that does not know the newer word
    }
  }

  private order(what: string, act: (workspace: Workspace) => Promise<unknown>): void {
    if (this.workspace) act(this.workspace).catch((error: unknown) => this.fail(what, error));
    else this.refuse(what, "no_line");
  }

  private fail(what: string, error: unknown): void {
    if (error instanceof Refused) this.refuse(what, error.why);
    else if (NEVER.test(errorKey(error))) {
      this.abilities.delete(ABILITY_OF[what] ?? (what as Ability));
      this.tell({ type: "able", abilities: [...this.abilities] });
      this.refuse(what, "not_allowed");
    } else this.refuse(what, "not_now");
  }

  private there(): Workspace {
    if (!this.workspace) throw new Error("no line");
    return this.workspace;
  }

  private refuse(order: string, why: string): void {
    this.tell({ type: "refused", refusal: { order, why } });
  }

  private tell(event: TelephonyEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

class Refused extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** Of ConnectError, or of what the SDK rejects with when nobody answers. */
function errorKey(error: unknown): string {
  const key = (error as { errorKey?: unknown } | undefined)?.errorKey;
  return typeof key === "string" ? key : "";
}
