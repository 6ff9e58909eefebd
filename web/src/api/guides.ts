import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { List, Page } from "./types";

type Schemas = components["schemas"];

export type Guide = Schemas["GuideTold"];
export type GuideRow = Schemas["GuideRow"];
export type GuideDocuments = Schemas["DocumentsTold"];
export type GuideRevision = Schemas["RevisionTold"];
export type ScriptStep = Guide["steps"][number];
export type DiagnosisAsked = Schemas["DiagnosisAsked"];
export type Diagnosis = Schemas["DiagnosisTold"];
/** Language -> what is written. */
export type Documents = Readonly<Record<string, string>>;

const pathOf = (company: string, key: string) => `/guides/${encodeURIComponent(company)}/${encodeURIComponent(key)}`;

/** What fits the query, best first; with a problem those that are for it. */
export const listGuides = (client: ApiClient, company: string, query: string, problem = "") =>
  client.get<List<GuideRow>>("/guides", { query: { company, query, problem } });

export const readGuide = (client: ApiClient, company: string, key: string) => client.get<Guide>(pathOf(company, key));

export const readDocuments = (client: ApiClient, company: string, key: string) =>
  client.get<GuideDocuments>(`${pathOf(company, key)}/documents`);

export const listRevisions = (client: ApiClient, company: string, key: string) =>
  client.get<Page<GuideRevision>>(`${pathOf(company, key)}/revisions`);

/** How it was written at that version; 0 is the common guide. */
export const readRevision = (client: ApiClient, company: string, key: string, version: number) =>
  client.get<GuideDocuments>(`${pathOf(company, key)}/revisions/${version}`);

/** How these documents would be read; an ApiError names what does not fit, by language and line. */
export const draftGuide = (client: ApiClient, company: string, key: string, documents: Documents) =>
  client.post<Guide>(`${pathOf(company, key)}/drafts`, { documents });

/** version: what was being looked at; an ApiError 412 when there is a later one. */
export const saveGuide = (
  client: ApiClient,
  company: string,
  key: string,
  version: number,
  documents: Documents,
  note: string,
) =>
  client.post<Guide>(
    `${pathOf(company, key)}/revisions`,
    { version, documents, note },
    { headers: { "if-match": `"${version}"` } },
  );

export const restoreGuide = (client: ApiClient, company: string, key: string, version: number, to: number) =>
  client.post<Guide>(`${pathOf(company, key)}/restores`, { version, to }, { headers: { "if-match": `"${version}"` } });
