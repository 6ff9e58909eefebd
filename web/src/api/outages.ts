import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Outage, Page } from "./types";

type Schemas = components["schemas"];

export type Tellings = Schemas["TellingsTold"];
export type PersonTold = Schemas["PersonTold"];

/** What GET /outages is asked; several of `state` and `resource`: any of them. Pages may be short though there are more. */
export interface OutageQuery {
  company: string;
  state?: readonly string[];
  resource?: readonly string[];
  building?: string;
  cursor?: string;
}

const part = encodeURIComponent;

export function readOutages(client: ApiClient, query: OutageQuery): Promise<Page<Outage>> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) search.append(name, String(one));
  }
  return client.get<Page<Outage>>(`/outages?${search}`);
}

export const readOutage = (client: ApiClient, company: string, id: string) =>
  client.get<Outage>(`/outages/${part(company)}/${part(id)}`);

/** Who was told of an outage, of what and when. */
export const readTellings = (client: ApiClient, company: string, id: string, cursor: string) =>
  client.get<Tellings>(`/outages/${part(company)}/${part(id)}/tellings`, { query: { cursor } });
