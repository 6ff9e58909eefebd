import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Executor, List } from "./types";

type Schemas = components["schemas"];

export type Absence = Schemas["AbsenceTold"];
export type NewAbsence = Schemas["NewAbsence"];
/** What came of an absence: numbers of tickets that were handed on, of which the foreman was told, that were kept. */
export type AbsenceEntered = Schemas["AbsenceEnteredTold"];

const part = encodeURIComponent;
const path = (company: string, id: string) => `/executors/${part(company)}/${part(id)}`;

export const readExecutors = (client: ApiClient, company: string) =>
  client.get<List<Executor>>("/executors", { query: { company } });

export const readExecutor = (client: ApiClient, company: string, id: string) => client.get<Executor>(path(company, id));

/** Somebody is away; the same `key` is the same absence. */
export const enterAbsence = (client: ApiClient, company: string, id: string, absence: NewAbsence, key: string) =>
  client.post<AbsenceEntered>(`${path(company, id)}/absences`, absence, { headers: { "idempotency-key": key } });

/** endsAt: when they are back, ISO 8601; null: now. */
export const endAbsence = (client: ApiClient, company: string, id: string, absence: string, endsAt: string | null) =>
  client.post<Executor>(`${path(company, id)}/absences/${part(absence)}/end`, { ends_at: endsAt });

/** All links to that executor's list that were sent until now open nothing any more. */
export const withdrawExecutorLinks = (client: ApiClient, company: string, id: string) =>
  client.post<Schemas["ExecutorLinkWithdrawnTold"]>(`${path(company, id)}/links/withdraw`, {});
