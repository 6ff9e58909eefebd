import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Duty, List, Page } from "./types";

type Schemas = components["schemas"];

export type Colleague = Schemas["ColleagueTold"];
/** Somebody who is on the line with one of one's companies now. */
export type OnLine = Schemas["OnLineTold"];
export type DutyAction = Schemas["DutyActionAsked"];

const part = encodeURIComponent;

/** The address of one duty; what is done to it is under it. */
export const dutyPath = (company: string, id: string) => `/duties/${part(company)}/${part(id)}`;

export const readDuty = (client: ApiClient, company: string, id: string) => client.get<Duty>(dutyPath(company, id));

/** Those that somebody has seen to, the last one first. */
export const readDutiesDone = (client: ApiClient, company: string, cursor: string) =>
  client.get<Page<Duty>>("/duties", { query: { company, done: true, cursor } });

/** Who of a company can be given a duty. */
export const readColleagues = (client: ApiClient, company: string) =>
  client.get<List<Colleague>>("/colleagues", { query: { company } });

/** Who is on the line with one's companies now; nobody, when that is not known. */
export const readOnLine = (client: ApiClient) => client.get<List<OnLine>>("/callers/on-line");
