import type { QuickConnect } from "@amazon-connect/contact";
import type { CallContact, TelephonyEvent } from "./adapter";
import type { Workspace } from "./load_workspace";
import { readContact, readParticipants, readParty } from "./workspace_reading";
import type { Heard } from "./workspace_topics";

/**
 * The contacts of this person, as the workspace tells of them. It tells little at once, so that everything has to be asked for; what
 * happens to one contact is told in its order all the same.
 */
export class WorkspaceContacts {
  private readonly contacts = new Map<string, CallContact>();
  private readonly lines = new Map<string, Promise<void>>();
  /** Whoever was called in here, by participant id: of others no name is known. */
  private readonly calledIn = new Map<string, QuickConnect>();
  private readonly name: Promise<string>;

  constructor(
    private readonly workspace: Workspace,
    private readonly tell: (event: TelephonyEvent) => void,
  ) {
    this.name = workspace.agent.getName().catch(() => "");
  }

  /** Something has happened to a contact. */
  follow(what: Heard, id: string): void {
    this.inLine(id, async () => {
      const there = await this.meet(id, what === "arriving");
      if (!there || what === "arriving") return;
      this.tell({ type: what, contactId: id });
      if (what === "connected") await this.tellParties(id);
      if (what === "finished" || what === "missed") this.contacts.delete(id);
    });
  }

  /** Somebody in it has come, gone, or stands otherwise. */
  change = (id: string): void => this.inLine(id, () => this.tellParties(id));

  /** A contact that was there before this page: as it stands, by how this person takes part in it. */
  meetAgain(id: string): void {
    this.inLine(id, async () => {
      const own = (await readParticipants(this.workspace, id)).find(({ isSelf }) => isSelf);
      if (!(await this.meet(id)) || own?.state === "connecting") return;
      this.tell({ type: own ? "connected" : "ended", contactId: id });
      if (own) await this.tellParties(id);
    });
  }

  async callIn(id: string, whom: QuickConnect): Promise<void> {
    const { participantId } = await this.workspace.contact.addParticipant(id, whom);
    this.calledIn.set(participantId, whom);
  }

  /** The participant id of the caller, or of whom we have called. Rejects when they have left. */
  async customerOf(id: string): Promise<string> {
    const all = await readParticipants(this.workspace, id);
    const customer = all.find(({ isInitial, isSelf }) => isInitial && !isSelf);
    if (!customer) throw new Error("no customer");
    return customer.participantId;
  }

  /** Tells of a contact that is new here; gives whether the desk knows it. again: also if it does, for it may be dialled by now. */
  private async meet(id: string, again = false): Promise<boolean> {
    const known = this.contacts.get(id);
    if (known && !again) return true;
    const contact = known ?? (await readContact(this.workspace, id));
    if (!contact) return false;
    this.contacts.set(id, contact);
    const participants = await readParticipants(this.workspace, id).catch(() => []);
    const outbound = participants.some(({ isInitial, type }) => isInitial && type.value === "outbound");
    this.tell({ type: outbound ? "dialling" : "ringing", contact });
    return true;
  }

  private async tellParties(contactId: string): Promise<void> {
    const contact = this.contacts.get(contactId);
    if (contact?.channel !== "voice") return;
    const [all, name] = await Promise.all([readParticipants(this.workspace, contactId), this.name]);
    const participants = all.map((one) => readParty(one, contact.customer, name, this.calledIn));
    this.tell({ type: "participants", contactId, participants });
  }

  /** Does it when everything before it of that contact is told. A contact that is gone meanwhile has nothing to be asked for. */
  private inLine(id: string, act: () => Promise<void>): void {
    const before = this.lines.get(id) ?? Promise.resolve();
    this.lines.set(
      id,
      before.then(act).catch(() => undefined),
    );
  }
}
