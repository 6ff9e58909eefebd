import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { readBuilding } from "~/api/buildings";
import type { DozorApi, ProposedPlace } from "~/api/dozor";
import { findProblems, readProblems } from "~/api/problems";
import type { Contact, Page, Reading, Ticket } from "~/api/types";
import { type Trouble, troubleOf } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useDesk } from "./desk_context";
import { joinTickets, sortTickets, type TicketOrder } from "./lists/ticket_order";

// Keys are [name, company, thing, …]: live/keys_touched.ts names the same ones.

/** The fallback when the live line is down: lists are read anew this often at least. */
const SLOW_MS = 30_000;
/** Whose clock ends sooner is listed by the clock however old it is. */
const DUE_WITHIN_MS = 86_400_000;

export interface OpenTickets {
  tickets: Ticket[];
  /** Whether there are more than the pages asked for. */
  more: boolean;
  loading: boolean;
  /** What could not be read of them. */
  trouble: Trouble | undefined;
}

/** The first `pages` pages of each company's open tickets, together in that order; by the clock also all that is due within a day. */
export function useOpenTickets(companies: readonly string[], pages: number, order: TicketOrder): OpenTickets {
  const { api } = useDesk();
  const { language } = useTexts("desk");
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["tickets", company, "open", pages, order, language],
      queryFn: () => readOpen(api, company, pages, order),
      refetchInterval: SLOW_MS,
      placeholderData: keepPreviousData<Page<Ticket>>,
    })),
  });
  return {
    tickets: sortTickets(
      answers.flatMap(({ data }) => data?.items ?? []),
      order,
      Date.now(),
    ),
    more: answers.some(({ data }) => data?.cursor),
    loading: answers.some(({ isPending }) => isPending),
    trouble: troubleOf(answers),
  };
}

async function readOpen(api: DozorApi, company: string, pages: number, order: TicketOrder): Promise<Page<Ticket>> {
  const { items, cursor } = await readPages((from) => api.tickets(company, true, from), pages);
  if (order === "newest" || !cursor) return { items, cursor };
  const due = await api.dueTickets(company, new Date(Date.now() + DUE_WITHIN_MS));
  return { items: joinTickets(items, due.items), cursor };
}

async function readPages<Item>(read: (cursor?: string) => Promise<Page<Item>>, pages: number): Promise<Page<Item>> {
  let page = await read();
  const items = [...page.items];
  for (let count = 1; count < pages && page.cursor; count += 1) {
    page = await read(page.cursor);
    items.push(...page.items);
  }
  return { items, cursor: page.cursor };
}

export interface CompanyContact extends Contact {
  company: string;
}

export interface LatestCalls {
  /** Undefined until they are known. */
  calls: CompanyContact[] | undefined;
  trouble: Trouble | undefined;
}

/** The latest calls of those companies, newest first; and what could not be read of them. */
export function useLatestCalls(companies: readonly string[]): LatestCalls {
  const { api } = useDesk();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["contacts", company],
      queryFn: () => api.contacts(company),
      refetchInterval: SLOW_MS,
    })),
  });
  const trouble = troubleOf(answers);
  if (answers.some(({ isPending }) => isPending)) return { calls: undefined, trouble };
  const calls = answers
    .flatMap(({ data }, index) => (data?.items ?? []).map((call) => ({ ...call, company: companies[index] ?? "" })))
    .sort((one, other) => Date.parse(other.started_at) - Date.parse(one.started_at));
  return { calls, trouble };
}

/** The readings of a month, as far as `pages` pages of the company's. */
export function useReadings(company: string, month: string, pages: number, enabled = true) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ["readings", company, month, pages],
    queryFn: () => readPages<Reading>((cursor) => api.readings(company, month, cursor), pages),
    enabled: Boolean(enabled && company && month),
    placeholderData: keepPreviousData,
    refetchInterval: SLOW_MS,
  });
}

/** The whole catalogue with its questions: read once, so that it is here when the line is not. */
export function useProblems(company: string) {
  const { client } = useDesk();
  const { language } = useTexts("desk");
  return useQuery({
    queryKey: ["problems", company, language, "whole"],
    queryFn: () => readProblems(client, company),
    staleTime: 600_000,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: Boolean(company),
  });
}

/** What of the catalogue fits those words, by the API's own search. */
export function useFoundProblems(company: string, words: string) {
  const { client } = useDesk();
  const { language } = useTexts("desk");
  return useQuery({
    queryKey: ["problems", company, language, "found", words],
    queryFn: ({ signal }) => findProblems(client, company, words, signal),
    staleTime: 600_000,
    enabled: Boolean(company && words),
    retry: false,
  });
}

/** What is known of one building: its notes. */
export function useBuilding(company: string, id: string) {
  const { client } = useDesk();
  return useQuery({
    queryKey: ["building", company, id],
    queryFn: () => readBuilding(client, company, id),
    staleTime: 60_000,
    enabled: Boolean(company && id),
  });
}

export function useProposal(company: string, place: ProposedPlace, problem: string | undefined) {
  const { api } = useDesk();
  const { language } = useTexts("desk");
  return useQuery({
    queryKey: ["proposal", company, place, problem, language],
    queryFn: () => api.propose(company, place, problem ?? ""),
    staleTime: 0,
    gcTime: 0, // the next form asks anew: there may be another ticket by then
    enabled: Boolean(company && place.building_id && problem),
    placeholderData: keepPreviousData,
  });
}
