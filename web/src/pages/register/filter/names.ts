import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Building, List } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

const LONG_MS = 600_000;

/** Names of the categories of those companies' catalogues, by key. */
export function useCategories(companies: readonly string[]): ReadonlyMap<string, string> {
  const { api, may } = useDozor();
  const { language } = useTexts();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["problems", company, language],
      queryFn: () => api.problems(company),
      staleTime: LONG_MS,
      enabled: may("catalogue.read"),
    })),
  });
  const known = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are new objects each time; `known` tells when they differ
  return useMemo(() => {
    const problems = answers.flatMap(({ data }) => data?.items ?? []);
    return new Map(problems.map(({ category, category_name }) => [category, category_name]));
  }, [known]);
}

/** Who works for that company, by name. */
export function useExecutorNames(company: string): { value: string; label: string }[] {
  const { api } = useDozor();
  const { language } = useTexts();
  const { data } = useQuery({
    queryKey: ["executors", company, "", language],
    queryFn: () => api.executors(company, ""),
    staleTime: 60_000,
    enabled: Boolean(company),
  });
  const people = data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return people.sort((one, other) => one.label.localeCompare(other.label));
}

/** value: "<company>/<id>" of somebody; options: of a company's name, those who work for it. */
export interface ExecutorChoice {
  value?: string;
  label: string;
  options?: ExecutorChoice[];
}

/** Who works for those companies, by name; of several companies under the company's name. */
export function useExecutorChoices(companies: readonly string[]): ExecutorChoice[] {
  const { api, company: find } = useDozor();
  const { language } = useTexts();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["executors", company, "", language],
      queryFn: () => api.executors(company, ""),
      staleTime: 60_000,
    })),
  });
  const known = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are new objects each time; `known` tells when they differ
  return useMemo(() => {
    const { compare } = new Intl.Collator(language);
    const groups = companies.map((company, place) => ({
      label: find(company)?.name ?? company,
      options: (answers[place]?.data?.items ?? [])
        .map(({ id, name }) => ({ value: `${company}/${id}`, label: name }))
        .sort((one, other) => compare(one.label, other.label)),
    }));
    return groups.length > 1 ? groups.filter(({ options }) => options.length) : (groups[0]?.options ?? []);
  }, [known, companies, find, language]);
}

export interface FoundBuilding {
  company: string;
  id: string;
  address: string;
}

/** Buildings of those companies whose address has these words, a few of each. */
export function useFoundBuildings(companies: readonly string[], typed: string): FoundBuilding[] {
  const { client } = useDozor();
  const answers = useQueries({
    queries: companies.map((company) => ({
      queryKey: ["buildings", company, typed],
      queryFn: () => client.get<List<Building>>("/buildings", { query: { company, query: typed } }),
      staleTime: 60_000,
      enabled: typed.length > 1,
    })),
  });
  return answers.flatMap(({ data }, place) =>
    (data?.items ?? []).slice(0, 5).map(({ id, address }) => ({ company: companies[place] ?? "", id, address })),
  );
}

/** The address of a building; its id until that is known. */
export function useAddress(company: string, id: string): string {
  const { client } = useDozor();
  const { data } = useQuery({
    queryKey: ["buildings", company, "", id],
    queryFn: () => client.get<List<Building>>("/buildings", { query: { company, id } }),
    staleTime: LONG_MS,
    enabled: Boolean(company && id),
  });
  return data?.items[0]?.address ?? id;
}
