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
  NewTicket,
  Page,
  Problem,
  Proposal,
  Ticket,
} from "./types";

const part = encodeURIComponent;
const ticketPath = (company: string, number: string) => `/tickets/${part(company)}/${part(number)}`;

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

  act = (company: string, number: string, action: Action, reason: string) =>
    this.client.post<Ticket>(`${ticketPath(company, number)}/actions`, { action, reason });

  contact = (company: string, id: string) => this.client.get<Contact>(`/contacts/${part(company)}/${part(id)}`);

  recording = (company: string, id: string) =>
    this.client.get<{ url: string }>(`/contacts/${part(company)}/${part(id)}/recording`);

  duties = (company: string) => this.client.get<List<Duty>>("/duties", { query: { company } });

  finishDuty = (company: string, contactId: string, result: string) =>
    this.client.post<Duty>(`/duties/${part(company)}/${part(contactId)}/done`, { result });

  liveTicket = () => this.client.post<LiveTicket>("/live-tickets", {});

  work = (token: string) => this.client.get<Ticket>(`/work/${part(token)}`);

  workAct = (token: string, action: Action, reason: string) =>
    this.client.post<Ticket>(`/work/${part(token)}/actions`, { action, reason });
}
