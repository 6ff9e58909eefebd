import { noteCatalogueChange } from "./as_of";
import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Page } from "./types";

type Schemas = components["schemas"];

export type ProblemCard = Schemas["ProblemCardTold"];
export type ProblemSides = Schemas["ProblemSidesTold"];
export type ProblemChange = Schemas["ChangeTold"];
export type ProblemDraft = Schemas["ProblemDraftTold"];
export type ProblemVersion = Schemas["ProblemRevisionTold"];
export type CatalogueChoices = Schemas["CatalogueChoices"];

const pathOf = (company: string, key: string) => `/catalogue/${encodeURIComponent(company)}/${encodeURIComponent(key)}`;

/** What a change may refer to. */
export const readChoices = (client: ApiClient, company: string) =>
  client.get<CatalogueChoices>("/catalogue-choices", { query: { company } });

/** A problem as the catalogue has it and as the company has it, in all languages. */
export const readProblemCard = (client: ApiClient, company: string, key: string) =>
  client.get<ProblemCard>(pathOf(company, key));

export const listProblemVersions = (client: ApiClient, company: string, key: string) =>
  client.get<Page<ProblemVersion>>(`${pathOf(company, key)}/revisions`);

/** Where operators would find it, or what does not fit yet, by field. */
export const draftProblem = (client: ApiClient, company: string, key: string, change: ProblemChange, words: string) =>
  client.post<ProblemDraft>(`${pathOf(company, key)}/drafts`, { change, words });

/** version: what was being looked at; an ApiError 412 when there is a later one. */
export const saveProblem = (
  client: ApiClient,
  company: string,
  key: string,
  version: number,
  change: ProblemChange,
  note: string,
) =>
  noted(company, client.post<ProblemCard>(`${pathOf(company, key)}/revisions`, { version, change, note }, at(version)));

/** to: the version that is to stand again, 0 for the problem as the catalogue has it. */
export const restoreProblem = (client: ApiClient, company: string, key: string, version: number, to: number) =>
  noted(company, client.post<ProblemCard>(`${pathOf(company, key)}/restores`, { version, to }, at(version)));

const at = (version: number) => ({ headers: { "if-match": `"${version}"` } });

async function noted(company: string, saving: Promise<ProblemCard>): Promise<ProblemCard> {
  const card = await saving;
  noteCatalogueChange(company, card.key, card.version);
  return card;
}
