import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { ClockFull, Edit, List, Outage, Report, Ticket } from "./types";

type Schemas = components["schemas"];

/** A call that has to do with a ticket. brought: the ticket was made of it. */
export type TicketCall = Schemas["TicketCallTold"];
export type TicketPlace = Schemas["TicketPlaceTold"];
export type BuildingPoint = Schemas["BuildingPointTold"];
export type Executor = Schemas["ExecutorTold"];
export type ClockKind = ClockFull["kind"];

const part = encodeURIComponent;
const pathOf = (company: string, number: string) => `/tickets/${part(company)}/${part(number)}`;

/** Something that is done to a ticket: where it is sent to below the ticket, and what. */
export interface TicketOrder {
  to:
    | "actions"
    | "edits"
    | "notes"
    | "reports"
    | "marks"
    | "watchers"
    | "watchers/remove"
    | "relations"
    | "relations/remove"
    | "clocks/pause"
    | "clocks/resume"
    | "clocks/met"
    | "clocks/agreed";
  body: Schemas["ActionAsked"] | Edit | Report | Readonly<Record<string, unknown>>;
}

/** Does it to the ticket as it stood at that version; an ApiError with `currentVersion` when it stands otherwise by now. */
export function changeTicket(
  client: ApiClient,
  company: string,
  number: string,
  { to, body }: TicketOrder,
  version: number,
): Promise<Ticket> {
  return client.post(`${pathOf(company, number)}/${to}`, body, { headers: { "if-match": `"${version}"` } });
}

/** Calls that have to do with a ticket, the oldest first. */
export const readCalls = (client: ApiClient, company: string, number: string) =>
  client.get<List<TicketCall>>(`${pathOf(company, number)}/contacts`);

/** Where the ticket is, and the company's buildings around it. */
export const readPlace = (client: ApiClient, company: string, number: string) =>
  client.get<TicketPlace>(`${pathOf(company, number)}/place`);

export const readOutage = (client: ApiClient, company: string, id: string) =>
  client.get<Outage>(`/outages/${part(company)}/${part(id)}`);

export const readExecutor = (client: ApiClient, company: string, id: string) =>
  client.get<Executor>(`/executors/${part(company)}/${part(id)}`);
