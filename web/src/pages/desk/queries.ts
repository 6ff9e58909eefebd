import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Contact, Duty, Outage, Page, Reading, Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { useDesk } from "./desk_context";

// Keys are [name, company, thing, …]: live/keys_touched.ts names the same ones.

/** The fallback when the live line is down: lists are read anew this often at least. */
const SLOW_MS = 30_000;

export interface OpenTickets {
  tickets: Ticket[];
  /** Whether there are more than the pages asked for. */
  more: boolean;
  loading: boolean;
}

/** The first `pages` pages of each company's open tickets, together newest first. */
export function useOpenTickets(companies: readonly string[], pages: number): OpenTickets {
  const { api } = useDesk();
  const { language } = useTexts();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["tickets", company, "open", pages, language],
      queryFn: () => readPages((cursor) => api.tickets(company, true, cursor), pages),
      refetchInterval: SLOW_MS,
      placeholderData: keepPreviousData<Page<Ticket>>,
    })),
  });
  return {
    tickets: answers
      .flatMap(({ data }) => data?.items ?? [])
      .sort((one, other) => Date.parse(other.registered_at) - Date.parse(one.registered_at)),
    more: answers.some(({ data }) => data?.cursor),
    loading: answers.some(({ isPending }) => isPending),
  };
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

export interface CompanyDuty extends Duty {
  company: string;
}

/** Everybody who waits to be called back, of those companies, the most pressing first; undefined until it is known. */
export function useDuties(companies: readonly string[]): CompanyDuty[] | undefined {
  const { api } = useDesk();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["duties", company],
      queryFn: () => api.duties(company),
      refetchInterval: SLOW_MS,
    })),
  });
  if (answers.some(({ isPending }) => isPending)) return undefined;
  return answers
    .flatMap(({ data }, index) => (data?.items ?? []).map((duty) => ({ ...duty, company: companies[index] ?? "" })))
    .filter((duty) => duty.done_at === null)
    .sort((one, other) => Date.parse(one.due_at) - Date.parse(other.due_at));
}

/** Outages that have not ended, of those companies, the one that began last first; undefined until it is known. */
export function useLiveOutages(companies: readonly string[]): Outage[] | undefined {
  const { api } = useDesk();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["outages", company],
      queryFn: () => api.liveOutages(company),
      refetchInterval: SLOW_MS,
    })),
  });
  if (answers.some(({ isPending }) => isPending)) return undefined;
  return answers
    .flatMap(({ data }) => data?.items ?? [])
    .sort((one, other) => Date.parse(other.began_at) - Date.parse(one.began_at));
}

/** Live outages that touch that building. */
export function useOutagesAt(company: string, building: string | undefined): Outage[] {
  const outages = useLiveOutages(useMemo(() => (company ? [company] : []), [company]));
  return (outages ?? []).filter(({ scope }) => scope.some(({ building_id }) => building_id === building));
}

export interface CompanyContact extends Contact {
  company: string;
}

/** The latest calls of those companies, newest first; undefined until they are known. */
export function useLatestCalls(companies: readonly string[]): CompanyContact[] | undefined {
  const { api } = useDesk();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["contacts", company],
      queryFn: () => api.contacts(company),
      refetchInterval: SLOW_MS,
    })),
  });
  if (answers.some(({ isPending }) => isPending)) return undefined;
  return answers
    .flatMap(({ data }, index) => (data?.items ?? []).map((call) => ({ ...call, company: companies[index] ?? "" })))
    .sort((one, other) => Date.parse(other.started_at) - Date.parse(one.started_at));
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

export function useCallers(company: string, phone: string) {
  const { api } = useDesk();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["callers", company, phone, language],
    queryFn: () => api.callers(company, phone),
    enabled: Boolean(company && phone),
  });
}

export function useProblems(company: string) {
  const { api } = useDesk();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["problems", company, language],
    queryFn: () => api.problems(company),
    staleTime: 600_000,
    enabled: Boolean(company),
  });
}

export function useBuildings(company: string, query: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ["buildings", company, query],
    queryFn: ({ signal }) => api.buildings(company, query, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled: Boolean(company),
  });
}

export function useProposal(company: string, building: string | undefined, problem: string | undefined) {
  const { api } = useDesk();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["proposal", company, building, problem, language],
    queryFn: () => api.propose(company, building ?? "", problem ?? ""),
    enabled: Boolean(company && building && problem),
    placeholderData: keepPreviousData,
  });
}

export function useTicket(company: string, number: string, known?: Ticket) {
  const { api } = useDesk();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["ticket", company, number, language],
    queryFn: () => api.ticket(company, number),
    placeholderData: known,
  });
}

export function useJournal(company: string, number: string) {
  const { api } = useDesk();
  return useQuery({ queryKey: ["journal", company, number], queryFn: () => api.journal(company, number) });
}

/** Messages change without an event of their own (claimed, sent, delivered), so they are also looked up. */
export function useMessages(company: string, number: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ["messages", company, number],
    queryFn: () => api.messages(company, number),
    refetchInterval: 3000,
  });
}

export function useContact(company: string, id: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ["contact", company, id],
    queryFn: () => api.contact(company, id),
    enabled: Boolean(id),
    // There is no record before the call is over; the live line tells when there is.
    refetchInterval: (query) => (query.state.data?.ended_at ? false : SLOW_MS),
  });
}
