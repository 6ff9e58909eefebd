import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { listGuides, readGuide } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

/** Guides of a company that fit what is typed, and are for a problem if one is named. */
export function useGuides(company: string, query: string, problem = "", enabled = true) {
  const { client } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["guides", company, "list", language, query, problem],
    queryFn: () => listGuides(client, company, query, problem),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useGuide(company: string, key: string) {
  const { client } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["guides", company, "one", language, key],
    queryFn: () => readGuide(client, company, key),
    enabled: key !== "",
  });
}
