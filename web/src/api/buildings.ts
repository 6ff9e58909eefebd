import type { ApiClient } from "./client";
import type { Building, List } from "./types";

/** One building; raises ApiError 404 when there is none of that id. */
export const readBuilding = async (client: ApiClient, company: string, id: string) =>
  (await client.get<List<Building>>("/buildings", { query: { company, id } })).items[0];
