import { asOf } from "./as_of";
import type { ApiClient } from "./client";
import type {
  Action,
  Attachment,
  Building,
  Callers,
  Clock,
  ClockFull,
  Contact,
  Duty,
  Edit,
  Executor,
  JournalEntry,
  List,
  LiveTicket,
  Me,
  Message,
  NewDeferredCall,
  NewOutage,
  NewTicket,
  Outage,
  OutageChange,
  OutageTicket,
  Page,
  Problem,
  Proposal,
  Reading,
  Repeat,
  Ticket,
} from "./types";
import { attachFile } from "./upload";

const MOST_A_PAGE = "200";
const part = encodeURIComponent;
const ticketPath = (company: string, number: string) => `/tickets/${part(company)}/${part(number)}`;

/** What an action needs besides its name. until: ISO 8601; to: whom outside it is handed over to. */
export interface ActionDetails {
  reason?: string;
  until?: string;
  to?: string;
  executor_id?: string;
  /** The number of the ticket that lives on. */
  into?: string;
  /** What the person was looking at; left out: whatever it is now. */
  version?: number;
}

/** Where it is, as far as the form knows; entrance and flat tell repeats from other tickets. */
export interface ProposedPlace {
  building_id: string;
  entrance: string;
  floor: string;
  flat: string;
}

/** The routes of docs/architecture.md, one method each. Raise ApiError. */
export class DozorApi {
  private readonly client: ApiClient;

  constructor(client: ApiClient) {
    this.client = client;
  }

  me = () => this.client.get<Me>("/me");

  callers = (company: string, phone: string) => this.client.get<Callers>("/callers", { query: { company, phone } });

  problems = (company: string) =>
    this.client.get<List<Problem>>("/problems", { query: { company, as_of: asOf(company) } });

  buildings = (company: string, query: string, signal?: AbortSignal) =>
    this.client.get<List<Building>>("/buildings", { query: { company, query }, signal });

  propose = (company: string, place: ProposedPlace, problem: string) =>
    this.client.post<Proposal>("/proposals", { company, ...place, problem });

  /** Registers a ticket; the same `key` gives the same ticket however often it is sent. */
  register = (ticket: NewTicket, key: string) =>
    this.client.post<Ticket>("/tickets", ticket, { headers: { "idempotency-key": key } });

  tickets = (company: string, open: boolean, cursor?: string) =>
    this.client.get<Page<Ticket>>("/tickets", { query: { company, open, cursor } });

  /** Open ones with a limit that is still to be kept and passes before then; at most 200, the newest. */
  dueTickets = (company: string, before: Date) =>
    this.client.get<Page<Ticket>>("/tickets", {
      query: { company, open: true, due_before: before.toISOString(), limit: MOST_A_PAGE },
    });

  ticket = (company: string, number: string) => this.client.get<Ticket>(ticketPath(company, number));

  journal = (company: string, number: string) =>
    this.client.get<List<JournalEntry>>(`${ticketPath(company, number)}/journal`);

  messages = (company: string, number: string) =>
    this.client.get<List<Message>>(`${ticketPath(company, number)}/messages`);

  act = (company: string, number: string, action: Action, details: ActionDetails) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/actions`, { action, ...details });

  edit = (company: string, number: string, edit: Edit) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/edits`, edit);

  note = (company: string, number: string, text: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/notes`, { text });

  /** address: a phone, or an e-mail address. */
  watch = (company: string, number: string, address: string, name: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/watchers`, { address, name });

  unwatch = (company: string, number: string, address: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/watchers/remove`, { address });

  relate = (company: string, number: string, ticket: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/relations`, { ticket, kind: "related" });

  repeats = (company: string, number: string) =>
    this.client.get<List<Repeat>>(`${ticketPath(company, number)}/repeats`);

  clocks = (company: string, number: string) =>
    this.client.get<List<ClockFull>>(`${ticketPath(company, number)}/clocks`);

  /** why: a reason of the company's policy. */
  pauseClocks = (company: string, number: string, why: string, note: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/clocks/pause`, { why, note });

  /** What this clock times has been done: the version that was looked at, which clock. */
  meetClock = (company: string, number: string, version: number, clock: Clock["kind"]) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/clocks/met`, { version, clock });

  resumeClocks = (company: string, number: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/clocks/resume`, {});

  attachments = (company: string, number: string) =>
    this.client.get<List<Attachment>>(`${ticketPath(company, number)}/attachments`);

  attach = (company: string, number: string, file: File, key: string) =>
    attachFile(this.client, `${ticketPath(company, number)}/attachments`, file, key);

  removeAttachment = (company: string, number: string, id: string, reason: string) =>
    this.client.post<Attachment>(`${ticketPath(company, number)}/attachments/${part(id)}/remove`, { reason });

  executors = (company: string, trade: string) =>
    this.client.get<List<Executor>>("/executors", { query: { company, trade } });

  contact = (company: string, id: string) => this.client.get<Contact>(`/contacts/${part(company)}/${part(id)}`);

  recording = (company: string, id: string) =>
    this.client.get<{ url: string }>(`/contacts/${part(company)}/${part(id)}/recording`);

  duties = (company: string) => this.client.get<List<Duty>>("/duties", { query: { company } });

  finishDuty = (company: string, contactId: string, result: string) =>
    this.client.post<Duty>(`/duties/${part(company)}/${part(contactId)}/done`, { result });

  /** The latest calls, newest first. */
  contacts = (company: string) => this.client.get<List<Contact>>("/contacts", { query: { company } });

  /** Puts a call off; the same `key` is the same call. */
  deferCall = (call: NewDeferredCall, key: string) =>
    this.client.post<Duty>("/deferred-calls", call, { headers: { "idempotency-key": key } });

  cancelCall = (company: string, id: string, result: string) =>
    this.client.post<Duty>(`/deferred-calls/${part(company)}/${part(id)}/cancel`, { result });

  /** Those that have not ended, and those that wait for a decision. */
  currentOutages = (company: string) =>
    this.client.get<Page<Outage>>("/outages", { query: { company, live: true, proposed: true } });

  /** Enters an outage; the same `key` is the same outage. */
  enterOutage = (outage: NewOutage, key: string) =>
    this.client.post<Outage>("/outages", outage, { headers: { "idempotency-key": key } });

  changeOutage = (company: string, id: string, change: OutageChange) =>
    this.client.post<Outage>(`/outages/${part(company)}/${part(id)}/actions`, change);

  /** Open requests that are part of it; of a proposal those that it came of. */
  outageTickets = (company: string, id: string) =>
    this.client.get<List<OutageTicket>>(`/outages/${part(company)}/${part(id)}/tickets`);

  tieTicket = (company: string, id: string, action: "attach" | "detach", ticket: string, reason: string) =>
    this.client.post<List<OutageTicket>>(`/outages/${part(company)}/${part(id)}/tickets`, { action, ticket, reason });

  /** month: "2026-11". */
  readings = (company: string, month: string, cursor?: string) =>
    this.client.get<Page<Reading>>("/readings", { query: { company, month, cursor } });

  liveTicket = () => this.client.post<LiveTicket>("/live-tickets", {});
}
