import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { readOnLine } from "~/api/duties";
import { useDozor } from "~/app/dozor_context";
import { useTelephone } from "~/telephony/telephony_context";
import { isOnLine } from "./on_line";
import type { CompanyDuty } from "./queries";

const EVERY_MS = 10_000;

/** Whether whoever a duty is about is on the line already. Asked for while any of these duties is open; when it is not known: no. */
export function useOnLine(duties: readonly CompanyDuty[] | undefined): (duty: CompanyDuty) => boolean {
  const { client } = useDozor();
  const { call } = useTelephone().telephone;
  const { data, isError } = useQuery({
    queryKey: ["on-line"],
    queryFn: async () => (await readOnLine(client)).items,
    enabled: Boolean(duties?.some(({ phone, done_at: doneAt }) => phone && doneAt === null)),
    refetchInterval: EVERY_MS,
    gcTime: 0,
    retry: false, // asked anew soon
  });
  return useCallback(
    (duty) => duty.done_at === null && isOnLine(duty, (!isError && data) || [], call),
    [data, isError, call],
  );
}
