import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Page } from "./types";

type Schemas = components["schemas"];

export type EvaluationForm = Schemas["EvaluationFormTold"];
export type FormQuestion = Schemas["FormQuestionTold"];
export type Evaluation = Schemas["EvaluationTold"];
export type Mark = Schemas["TalkMarkAsked"];
export type MarkValue = Schemas["MarkValue"];
export type Sample = Schemas["SampleTold"];
export type Stratum = Schemas["StratumTold"];
export type Drawn = Schemas["DrawnTold"];
export type Figures = Schemas["FiguresTold"];

/** Days of the company's calendar ("2026-11-22"), both included. at: as it was drawn then; empty for now. */
export interface SampleAsked {
  first: string;
  last: string;
  each: number;
  seed: string;
  at: string;
}

const part = encodeURIComponent;
const one = (company: string, contact: string) => `/evaluations/${part(company)}/${part(contact)}`;
const own = (company: string, contact: string) => `/own-evaluations/${part(company)}/${part(contact)}`;
const seen = (version: number) => ({ headers: { "if-match": `"${version}"` } });

/** Without what is left open. */
const given = (asked: Omit<SampleAsked, "each">) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as Partial<typeof asked>;

export const readForm = (client: ApiClient, company: string) =>
  client.get<EvaluationForm>("/evaluation-forms", { query: { company } });

export const drawSample = (client: ApiClient, company: string, { each, ...asked }: SampleAsked) =>
  client.get<Sample>("/evaluation-samples", { query: { company, each: String(each), ...given(asked) } });

export const listEvaluations = (client: ApiClient, company: string, cursor = "") =>
  client.get<Page<Evaluation>>("/evaluations", { query: { company, cursor } });

export const listOwnEvaluations = (client: ApiClient, company: string, cursor = "") =>
  client.get<Page<Evaluation>>("/own-evaluations", { query: { company, cursor } });

export const readEvaluation = (client: ApiClient, company: string, contact: string) =>
  client.get<Evaluation>(one(company, contact));

export const readOwnEvaluation = (client: ApiClient, company: string, contact: string) =>
  client.get<Evaluation>(own(company, contact));

export interface NewEvaluation {
  company: string;
  contact_id: string;
  marks: readonly Mark[];
  comment: string;
  /** Of the sample in which the talk was found. */
  draw: SampleAsked | undefined;
}

/** The same `key` is the same evaluation. */
export const evaluate = (client: ApiClient, body: NewEvaluation, key: string) =>
  client.post<Evaluation>("/evaluations", { ...body }, { headers: { "idempotency-key": key } });

export const answerEvaluation = (
  client: ApiClient,
  { company, contact_id, version }: Evaluation,
  answer: Schemas["Answer"],
  reason: string,
) => client.post<Evaluation>(`${own(company, contact_id)}/answers`, { answer, reason, version }, seen(version));

/** marks: as they are to be; those that stand, and the objection changes nothing. */
export const decideObjection = (
  client: ApiClient,
  { company, contact_id, version }: Evaluation,
  marks: readonly Mark[],
  reason: string,
) => client.post<Evaluation>(`${one(company, contact_id)}/decisions`, { marks, reason, version }, seen(version));

/** Months such as "2026-11", both included. */
export const readFigures = (client: ApiClient, company: string, first: string, last: string) =>
  client.get<Figures>("/evaluation-figures", { query: { company, first, last } });
