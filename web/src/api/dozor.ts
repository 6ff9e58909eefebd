import type { ApiClient } from "./client";
import type {
  Action,
  Building,
  Callers,
  Contact,
  Duty,
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
  Page,
  Problem,
  Proposal,
  Reading,
  Report,
  Ticket,
} from "./types";

const part = encodeURIComponent;
const ticketPath = (company: string, number: string) => `/tickets/${part(company)}/${part(number)}`;

/** What an action needs besides its name. until: ISO 8601; to: whom outside it is handed over to. */
export interface ActionDetails {
  reason?: string;
  until?: string;
  to?: string;
}

/** The routes of docs/architecture.md, one method each. Raise ApiError. */
export class DozorApi {
  private readonly client: ApiClient;

  constructor(client: ApiClient) {
    this.client = client;
  }

  me = () => this.client.get<Me>("/me");

  callers = (company: string, phone: string) => this.client.get<Callers>("/callers", { query: { company, phone } });

  problems = (company: string) => this.client.get<List<Problem>>("/problems", { query: { company } });

  buildings = (company: string, query: string, signal?: AbortSignal) =>
    this.client.get<List<Building>>("/buildings", { query: { company, query }, signal });

  propose = (company: string, building_id: string, problem: string) =>
    this.client.post<Proposal>("/proposals", { company, building_id, problem });

  /** Registers a ticket; the same `key` gives the same ticket however often it is sent. */
  register = (ticket: NewTicket, key: string) =>
    this.client.post<Ticket>("/tickets", ticket, { headers: { "idempotency-key": key } });

  tickets = (company: string, open: boolean, cursor?: string) =>
    this.client.get<Page<Ticket>>("/tickets", { query: { company, open, cursor } });

  ticket = (company: string, number: string) => this.client.get<Ticket>(ticketPath(company, number));

  journal = (company: string, number: string) =>
    this.client.get<List<JournalEntry>>(`${ticketPath(company, number)}/journal`);

  messages = (company: string, number: string) =>
    this.client.get<List<Message>>(`${ticketPath(company, number)}/messages`);

  act = (company: string, number: string, action: Action, details: ActionDetails) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/actions`, { action, ...details });

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

  liveOutages = (company: string) => this.client.get<Page<Outage>>("/outages", { query: { company, live: true } });

  /** Enters an outage; the same `key` is the same outage. */
  enterOutage = (outage: NewOutage, key: string) =>
    this.client.post<Outage>("/outages", outage, { headers: { "idempotency-key": key } });

  changeOutage = (company: string, id: string, change: OutageChange) =>
    this.client.post<Outage>(`/outages/${part(company)}/${part(id)}/actions`, change);

  /** month: "2026-11". */
  readings = (company: string, month: string, cursor?: string) =>
    this.client.get<Page<Reading>>("/readings", { query: { company, month, cursor } });

  liveTicket = () => this.client.post<LiveTicket>("/live-tickets", {});

  work = (token: string) => this.client.get<Ticket>(`/work/${part(token)}`);

  workAct = (token: string, action: Action, reason: string, report?: Report) =>
    this.client.post<Ticket>(`/work/${part(token)}/actions`, { action, reason, ...(report && { report }) });
}
