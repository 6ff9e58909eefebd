/** The API's shapes by short names; all of them come from schema.d.ts, which `npm run types` makes. */
import type { components } from "./schema";

type Schemas = components["schemas"];

/** A list that comes whole. */
export interface List<Item> {
  items: Item[];
}

/** A list that comes page by page. cursor: ask for the next page with it; empty at the end. */
export interface Page<Item> extends List<Item> {
  cursor: string;
}

export type Action = Schemas["TicketAction"];
export type Attachment = Schemas["AttachmentTold"];
export type Building = Schemas["BuildingTold"];
export type Callers = Schemas["CallerCardTold"];
export type Clock = Schemas["ClockTold"];
export type ClockFull = Schemas["ClockFullTold"];
export type Company = Schemas["CompanyTold"];
export type Contact = Schemas["ContactTold"];
export type Edit = Schemas["EditAsked"];
export type Executor = Schemas["ExecutorTold"];
export type Duty = Schemas["DutyTold"];
export type JournalEntry = Schemas["JournalEntryTold"];
export type LiveTicket = Schemas["LiveTicketTold"];
export type Me = Schemas["MeTold"];
export type Message = Schemas["MessageTold"];
export type NewDeferredCall = Schemas["NewDeferredCall"];
export type NewOutage = Schemas["NewOutage"];
/** A form: what has a default may be left out. */
export type NewTicket = Pick<Schemas["NewTicket"], "company" | "caller" | "place" | "problem"> &
  Partial<Schemas["NewTicket"]>;
export type Outage = Schemas["OutageTold"];
export type OutageChange = Schemas["OutageActionAsked"];
export type OutageTicket = Schemas["OutageTicketTold"];
export type Problem = Schemas["ProblemTold"];
/** Also what API Gateway itself answers, which has fewer fields. */
export type ProblemDocument = Partial<Schemas["ProblemDocument"]>;
export type Proposal = Schemas["ProposalTold"];
export type Reading = Schemas["ReadingTold"];
export type Repeat = Schemas["RepeatTold"];
export type Report = Schemas["ReportAsked"];
export type Resident = Schemas["ResidentTold"];
export type Scope = Schemas["ScopeTold"];
export type ScopeAsked = Schemas["ScopeAsked"];
export type Ticket = Schemas["TicketTold"];
export type Upload = Schemas["UploadTold"];
export type Work = Schemas["WorkTold"];
export type WorkAction = Schemas["WorkAction"];

/** One event as the WebSocket brings it (events/ describes what `data` holds). */
export interface Envelope {
  id: string;
  source: string;
  type: string;
  company: string;
  subject: string;
  sequence: number;
  time: string;
  data: Record<string, unknown>;
}
