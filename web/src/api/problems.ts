import { asOf } from "./as_of";
import type { ApiClient } from "./client";
import type { components } from "./schema";

export type ProblemList = components["schemas"]["ProblemList"];
export type Question = components["schemas"]["QuestionTold"];

/** The catalogue as the company has it, with what is asked about each problem. */
export const readProblems = (client: ApiClient, company: string) =>
  client.get<ProblemList>("/problems", { query: { company, as_of: asOf(company) } });

/** What of the catalogue fits those words, best first: synonyms, endings and slips are forgiven. */
export const findProblems = (client: ApiClient, company: string, query: string, signal?: AbortSignal) =>
  client.get<ProblemList>("/problems", {
    query: { company, query, limit: "12", as_of: asOf(company) },
    signal,
  });
