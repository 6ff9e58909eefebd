import type { ApiClient } from "./client";
import type { components } from "./schema";

export type ChangeList = components["schemas"]["ChangeList"];

/** Tickets that have changed since `cursor`, or in the last minutes; raises ApiError (422: too long ago, read anew). */
export function readChanges(client: ApiClient, company: string, cursor: string): Promise<ChangeList> {
  return client.get<ChangeList>("/changes", { query: { company, cursor } });
}
