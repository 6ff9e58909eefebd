import { keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiClient } from "~/api/client";
import { readColleagues, readDutiesDone, readDuty } from "~/api/duties";
import type { Duty, List, Page } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { type Trouble, troubleOf } from "~/parts/ui";

/** The fallback when the live line is down: lists are read anew this often at least. */
const SLOW_MS = 30_000;

export interface CompanyDuty extends Duty {
  company: string;
}

export interface Duties {
  /** Undefined until it is known. */
  duties: CompanyDuty[] | undefined;
  trouble: Trouble | undefined;
}

/** Everybody who waits to be called back, of those companies, the most pressing first; and what could not be read of them. */
export function useDuties(companies: readonly string[]): Duties {
  const { api } = useDozor();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["duties", company],
      queryFn: () => api.duties(company),
      refetchInterval: SLOW_MS,
    })),
  });
  const trouble = troubleOf(answers);
  if (answers.some(({ isPending }) => isPending)) return { duties: undefined, trouble };
  const duties = answers
    .flatMap(({ data }, index) => (data?.items ?? []).map((duty) => ({ ...duty, company: companies[index] ?? "" })))
    .filter((duty) => duty.done_at === null)
    .sort((one, other) => Date.parse(one.due_at) - Date.parse(other.due_at));
  return { duties, trouble };
}

/** One duty, open or done. */
export function useDuty(company: string, id: string) {
  const { client } = useDozor();
  const queries = useQueryClient();
  return useQuery({
    queryKey: ["duties", company, "one", id],
    queryFn: () => readDuty(client, company, id),
    // As the list has it already: the card opens without a line too.
    placeholderData: () =>
      queries.getQueryData<List<Duty>>(["duties", company])?.items.find((duty) => duty.contact_id === id),
    enabled: Boolean(company && id),
    refetchInterval: SLOW_MS,
  });
}

/** What became of those of these companies that somebody has seen to, the last one first, page by page. */
export function useDutiesDone(companies: readonly string[]) {
  const { client } = useDozor();
  const [pages, setPages] = useState(1);
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["duties", company, "done", pages],
      queryFn: () => readSome(client, company, pages),
      placeholderData: keepPreviousData<Page<Duty>>,
    })),
  });
  return {
    duties: answers
      .flatMap(({ data }, index) => (data?.items ?? []).map((duty) => ({ ...duty, company: companies[index] ?? "" })))
      .sort((one, other) => Date.parse(other.done_at ?? "") - Date.parse(one.done_at ?? "")),
    more: answers.some(({ data }) => data?.cursor),
    loading: answers.some(({ isPending }) => isPending),
    reading: answers.some(({ isFetching }) => isFetching),
    error: answers.find(({ error }) => error)?.error,
    readMore: () => setPages(pages + 1),
  };
}

async function readSome(client: ApiClient, company: string, pages: number): Promise<Page<Duty>> {
  let page = await readDutiesDone(client, company, "");
  const items = [...page.items];
  for (let count = 1; count < pages && page.cursor; count += 1) {
    page = await readDutiesDone(client, company, page.cursor);
    items.push(...page.items);
  }
  return { items, cursor: page.cursor };
}

/** To whom of a company a duty can be given. */
export function useColleagues(company: string) {
  const { client } = useDozor();
  return useQuery({
    queryKey: ["colleagues", company],
    queryFn: () => readColleagues(client, company),
    staleTime: 600_000,
    enabled: Boolean(company),
  });
}
