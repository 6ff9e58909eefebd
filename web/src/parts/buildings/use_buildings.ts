import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDozor } from "~/app/dozor_context";

/** Buildings of a company, by a part of their address. */
export function useBuildings(company: string, query: string) {
  const { api } = useDozor();
  return useQuery({
    queryKey: ["buildings", company, query],
    queryFn: ({ signal }) => api.buildings(company, query, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled: Boolean(company),
  });
}
