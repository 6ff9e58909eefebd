import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readCatalogue } from "~/api/directory";
import { readExecutor, readExecutors } from "~/api/executors";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

/** Shifts begin and end by the clock, of which no event tells. */
const SLOW_MS = 30_000;

export function useExecutors(company: string) {
  const { client } = useDozor();
  return useQuery({
    queryKey: ["executors", company, "list"],
    queryFn: () => readExecutors(client, company),
    refetchInterval: SLOW_MS,
  });
}

export function useExecutor(company: string, id: string) {
  const { client } = useDozor();
  return useQuery({
    queryKey: ["executors", company, "one", id],
    queryFn: () => readExecutor(client, company, id),
    refetchInterval: SLOW_MS,
  });
}

/** The name of a trade, as the company's catalogue has it. */
export function useTradeName(company: string): (trade: string) => string {
  const { client } = useDozor();
  const { language } = useTexts();
  const { data } = useQuery({
    queryKey: ["catalogue", company, language],
    queryFn: () => readCatalogue(client, company),
    staleTime: 300_000,
  });
  const problems = data?.categories.flatMap((category) => category.problems);
  return (trade) => problems?.find((problem) => problem.trade === trade)?.trade_name || trade;
}

/** Something is done about an executor; then they are read anew, and so are tickets that were handed on. */
export function useExecutorChange<What, Answer>(
  company: string,
  change: (what: What) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["executors", company] });
      void queries.invalidateQueries({ queryKey: ["tickets", company] });
    },
  });
}
