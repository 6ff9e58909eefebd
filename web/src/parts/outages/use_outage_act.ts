import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Outage, OutageChange } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";

/** Deciding, changing, ending an outage. change: without its version, which is the one that is shown. */
export function useOutageAct({ company, id, version }: Outage, onDone: () => void) {
  const { api } = useDozor();
  const explain = useExplain();
  const queries = useQueryClient();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (change: OutageChange) => api.changeOutage(company, id, { ...change, version }),
    onSuccess: onDone,
    // Refused or not, the truth is what the API says next.
    onSettled: () => queries.invalidateQueries({ queryKey: ["outages", company] }),
  });
  return { act: mutate, acting: isPending ? variables.action : undefined, trouble: error ? explain(error) : "" };
}
