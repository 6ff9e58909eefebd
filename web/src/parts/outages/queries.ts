import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readOutage, readOutages, readTellings } from "~/api/outages";
import { readProblems } from "~/api/problems";
import type { Outage, Page } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { type Trouble, troubleOf } from "~/parts/ui";
import { useTexts } from "~/texts";

// Keys are [name, company, …]: live/keys_touched.ts names the same ones.

/** The fallback when the live line is down: lists are read anew this often at least. */
const SLOW_MS = 30_000;
const SOON_MS = 5_000;

export interface CurrentOutages {
  /** Undefined until it is known. */
  outages: Outage[] | undefined;
  trouble: Trouble | undefined;
}

/** Outages that have not ended and proposed ones, of those companies: what waits for a decision first, then the one
 * that began last; and what could not be read of them. */
export function useCurrentOutages(companies: readonly string[]): CurrentOutages {
  const { api } = useDozor();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["outages", company],
      queryFn: () => api.currentOutages(company),
      refetchInterval: SLOW_MS,
    })),
  });
  const trouble = troubleOf(answers);
  if (answers.some(({ isPending }) => isPending)) return { outages: undefined, trouble };
  const rank = ({ state }: Outage) => (state === "proposed" ? 0 : 1);
  const outages = answers
    .flatMap(({ data }) => data?.items ?? [])
    .sort((one, other) => rank(one) - rank(other) || Date.parse(other.began_at) - Date.parse(one.began_at));
  return { outages, trouble };
}

/** Outages that touch that building, those that nobody has confirmed yet left out; and whether they could not be read. */
export function useOutagesAt(company: string, building: string | undefined) {
  const { outages, trouble } = useCurrentOutages(useMemo(() => (company ? [company] : []), [company]));
  const here = (outages ?? []).filter(
    ({ scope, state }) => state !== "proposed" && scope.some(({ building_id }) => building_id === building),
  );
  return { here, trouble };
}

/** Requests that are part of an outage, or that a proposal came of. */
export function useOutageTickets({ company, id, state }: Outage) {
  const { api } = useDozor();
  return useQuery({
    // Those that a proposal came of are not those that are tied to it once it is confirmed.
    queryKey: ["outage-tickets", company, id, state === "proposed"],
    queryFn: () => api.outageTickets(company, id),
    refetchInterval: SLOW_MS,
  });
}

/** One outage, whatever has become of it. */
export function useOutage(company: string, id: string) {
  const { client } = useDozor();
  return useQuery({
    queryKey: ["outages", company, "one", id],
    queryFn: () => readOutage(client, company, id),
    enabled: Boolean(company && id),
    refetchInterval: SLOW_MS,
  });
}

/** What is looked for among those that are over. */
export interface PastFilter {
  resource: readonly string[];
  building: string;
}

/** Outages of those companies that are over or were rejected, as far as `pages` pages of each, the one that began last first. */
export function usePastOutages(companies: readonly string[], { resource, building }: PastFilter, pages: number) {
  const { client } = useDozor();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["outages", company, "past", resource.join(), building, pages],
      queryFn: () =>
        readSome(
          (cursor) => readOutages(client, { company, state: ["ended", "rejected"], resource, building, cursor }),
          pages,
        ),
      placeholderData: keepPreviousData<Page<Outage>>,
    })),
  });
  return {
    outages: answers
      .flatMap(({ data }) => data?.items ?? [])
      .sort((one, other) => Date.parse(other.began_at) - Date.parse(one.began_at)),
    more: answers.some(({ data }) => data?.cursor),
    loading: answers.some(({ isPending }) => isPending),
    reading: answers.some(({ isFetching }) => isFetching),
    error: answers.find(({ error }) => error)?.error,
    refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
  };
}

async function readSome(read: (cursor: string) => Promise<Page<Outage>>, pages: number): Promise<Page<Outage>> {
  let page = await read("");
  const items = [...page.items];
  for (let count = 1; count < pages && page.cursor; count += 1) {
    page = await read(page.cursor);
    items.push(...page.items);
  }
  return { items, cursor: page.cursor };
}

/** Who was told of it, page by page. */
export function useTellings({ company, id }: Pick<Outage, "company" | "id">) {
  const { client } = useDozor();
  return useInfiniteQuery({
    queryKey: ["outages", company, "tellings", id],
    queryFn: ({ pageParam }) => readTellings(client, company, id, pageParam),
    initialPageParam: "",
    getNextPageParam: (last) => last.cursor || undefined,
    // Who is told is found out after it is entered: until then it is looked for more often.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.tellings.length ? SLOW_MS : SOON_MS),
  });
}

/** The name of a problem of that company, in the reader's language. */
export function useProblemName(company: string): (key: string) => string {
  const { client } = useDozor();
  const { language } = useTexts();
  const { data } = useQuery({
    queryKey: ["problems", company, language, "whole"],
    queryFn: () => readProblems(client, company),
    staleTime: 600_000,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: Boolean(company),
  });
  return (key) => data?.items.find((problem) => problem.key === key)?.name ?? key;
}
