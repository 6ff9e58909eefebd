import { useQuery } from "@tanstack/react-query";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

/** What is known of those behind a phone. Read while it rings, it is there when the form opens. (live/keys_touched.ts names the key.) */
export function useCallers(company: string, phone: string) {
  const { api } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["callers", company, phone, language],
    queryFn: () => api.callers(company, phone),
    enabled: Boolean(company && phone),
  });
}
