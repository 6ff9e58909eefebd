import type { TelephonyEvent } from "./adapter";
import { isAtDesk, type Own, readContact, readParties } from "./streams_reading";
import type { StreamsContact } from "./streams_surface";

/** The contacts of this person, as the panel tells of them. */
export class StreamsContacts {
  private readonly contacts = new Map<string, StreamsContact>();
  /** Those that the desk has heard of. */
  private readonly met = new Set<string>();
  /** Those that we have called. */
  private readonly own = new Set<string>();
  private me: Own = { name: "", muted: false };

  constructor(private readonly tell: (event: TelephonyEvent) => void) {}

  get(id: string): StreamsContact | undefined {
    return this.contacts.get(id);
  }

  /** Whoever sits here is called so, or has switched their microphone. */
  know(me: Partial<Own>): void {
    this.me = { ...this.me, ...me };
    for (const id of this.met) this.tellParties(id);
  }

  /** A contact is there, new or from before this page: what state it is in is told by the first of these. */
  follow(contact: StreamsContact): void {
    const id = contact.getContactId();
    if (!isAtDesk(contact)) return;
    this.contacts.set(id, contact);
    contact.onIncoming(() => this.arrive(contact, "ringing"));
    contact.onConnecting(() => this.arrive(contact, calledByUs(contact) ? "dialling" : "ringing"));
    contact.onConnected(() => this.tellOf(contact, "connected"));
    contact.onACW(() => this.tellOf(contact, "ended"));
    contact.onRefresh(() => this.tellParties(id));
    contact.onMissed(() => this.miss(contact));
    contact.onDestroy(() => this.end(id));
  }

  /** The panel is gone, and all that it told of. */
  forget(): void {
    this.contacts.clear();
    this.met.clear();
    this.own.clear();
  }

  private arrive(contact: StreamsContact, type: "ringing" | "dialling"): void {
    const id = contact.getContactId();
    this.met.add(id);
    if (type === "dialling") this.own.add(id);
    this.tell({ type, contact: readContact(contact) });
  }

  private tellOf(contact: StreamsContact, type: "connected" | "ended"): void {
    const contactId = contact.getContactId();
    // Open since before this page was loaded: nobody has told of its arrival.
    if (!this.met.has(contactId)) this.arrive(contact, calledByUs(contact) ? "dialling" : "ringing");
    if (type === "ended" && !this.contacts.has(contactId)) return;
    this.tell({ type, contactId });
    this.tellParties(contactId);
  }

  /** Nobody took it, here or there. It stays in the panel until it is cleared, and no other call comes meanwhile. */
  private miss(contact: StreamsContact): void {
    const contactId = contact.getContactId();
    if (this.own.has(contactId)) this.tell({ type: "dial_failed", contactId, reason: "no_answer" });
    else this.tell({ type: "missed", contactId });
    contact.clear({});
  }

  private end(contactId: string): void {
    this.contacts.delete(contactId);
    this.own.delete(contactId);
    if (this.met.delete(contactId)) this.tell({ type: "finished", contactId });
  }

  private tellParties(contactId: string): void {
    const contact = this.contacts.get(contactId);
    if (!contact || contact.getType() === "task" || !this.met.has(contactId)) return;
    this.tell({ type: "participants", contactId, participants: readParties(contact, this.me) });
  }
}

function calledByUs(contact: StreamsContact): boolean {
  return contact.getType() !== "task" && !contact.isInbound();
}
