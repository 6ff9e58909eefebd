import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Ticket } from "./types";

export type TicketPage = components["schemas"]["TicketList"];

/** What GET /tickets is asked; several of `state`, `urgency` and `category`: any of them. Moments: ISO 8601. */
export interface RegisterQuery {
  company: string;
  open?: boolean;
  late?: boolean;
  state?: readonly string[];
  urgency?: readonly string[];
  category?: readonly string[];
  executor?: string;
  building?: string;
  phone?: string;
  number?: string;
  outage?: string;
  words?: string;
  registered_from?: string;
  registered_to?: string;
  order?: "newest" | "oldest";
  limit?: number;
  cursor?: string;
}

/** One page of the register; short where it is looked through. */
export function readTickets(client: ApiClient, query: RegisterQuery, signal?: AbortSignal): Promise<TicketPage> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) search.append(name, one);
    else if (value !== undefined && value !== "" && value !== false) search.append(name, String(value));
  }
  return client.get<TicketPage>(`/tickets?${search}`, { signal });
}

/** Changes a ticket only if it still has that version (412 otherwise). */
export function changeTicket(
  client: ApiClient,
  ticket: Pick<Ticket, "company" | "number" | "version">,
  what: "actions" | "edits" | "watchers",
  body: object,
): Promise<Ticket> {
  const path = `/tickets/${encodeURIComponent(ticket.company)}/${encodeURIComponent(ticket.number)}/${what}`;
  return client.post<Ticket>(path, body, { headers: { "if-match": `"${ticket.version}"` } });
}
