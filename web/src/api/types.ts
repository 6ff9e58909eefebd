/**
 * Shapes of the API. Provisional: written by hand after docs/architecture.md until `npm run types` can make
 * schema.d.ts from docs/api/openapi.json. The rest of the pages import shapes from here only.
 */
export type Instant = string; // ISO 8601, UTC

export interface Page<Item> {
  items: Item[];
  cursor: string | null;
}

export interface Company {
  slug: string;
  name: string;
  languages: string[];
  time_zone: string;
}

export interface Me {
  name: string;
  email: string;
  roles: string[];
  companies: Company[];
}

export interface Place {
  building_id: string;
  address: string;
  entrance: string;
  floor: string;
  flat: string;
}

export interface Caller {
  name: string;
  phone: string;
  resident_id: string;
  language: string;
}

export interface Clock {
  kind: string;
  started_at: Instant;
  limit_at: Instant;
  stopped_at: Instant | null;
}

export interface Ticket {
  company: string;
  number: string;
  state: string;
  place: Place;
  caller: Caller;
  problem: string;
  problem_name: string;
  category: string;
  trade: string;
  urgency: string;
  description: string;
  channel: string;
  registered_at: Instant;
  planned_at: Instant;
  clocks: Clock[];
  contact_id: string;
  executor_id: string;
  executor_name: string;
  version: number;
  allowed: string[];
}

export interface JournalEntry {
  position: number;
  at: Instant;
  actor: { kind: string; id: string; name: string };
  action: string;
  reason: string;
  details: Record<string, string>;
  hash: string;
}

export interface Message {
  id: string;
  channel: string;
  to: string;
  kind: string;
  text: string;
  subject: string;
  state: string;
  claimed_at: Instant | null;
  settled_at: Instant | null;
  failure: string;
}

export interface Resident {
  id: string;
  name: string;
  phone: string;
  building_id: string;
  flat: string;
  address: string;
  entrance: string;
  floor: string;
  debt: number;
  language: string;
}

export interface Contact {
  id: string;
  caller: string;
  dialled: string;
  started_at: Instant;
  ended_at: Instant | null;
  queue: string;
  operator: string;
  answered_at: Instant | null;
  outcome: string | null;
  served: string;
  recording: boolean;
}

export interface Callers {
  residents: Resident[];
  open_tickets: Ticket[];
  contacts: Contact[];
}

export interface Duty {
  contact_id: string;
  phone: string;
  opened_at: Instant;
  due_at: Instant;
  reason: string;
  done_at: Instant | null;
  done_by: string;
  result: string;
}

export interface Problem {
  key: string;
  category: string;
  trade: string;
  urgency: string;
  name: string;
  advice: string;
}

export interface Building {
  id: string;
  address: string;
  district: string;
  entrances: number;
  floors: number;
}

export interface NewTicket {
  company: string;
  contact_id: string;
  caller: Caller;
  place: Place;
  problem: string;
  description: string;
  channel: string;
}

export interface Proposal {
  executor_id: string;
  executor_name: string;
  reason: string;
  planned_at: Instant;
  urgency: string;
  advice: string;
}

export interface LiveTicket {
  ticket: string;
  address: string;
}

/** What is wrong with a request, after RFC 9457, with the API's own `problems` and `allowed`. */
export interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  problems?: { field: string; reason: string }[];
  allowed?: string[];
}

/** One event as the WebSocket brings it. */
export interface Envelope {
  id: string;
  source: string;
  type: string;
  company: string;
  subject: string;
  sequence: number;
  time: Instant;
  data: Record<string, unknown>;
}
