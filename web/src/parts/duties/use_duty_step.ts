import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Duty } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { useSendOrKeep } from "~/parts/keeping/use_send_or_keep";
import type { CompanyDuty } from "./queries";

/** What is done about a duty: where it is sent to, and what it says, to be shown while it waits. */
export interface DutyStep {
  kind: string;
  path: string;
  body: object;
  note: string;
}

/** The lane of a duty: what is done to it without a line is done in order. */
export const laneOf = ({ company, contact_id }: CompanyDuty): string => `duty/${company}/${contact_id}`;

/** Does something about a duty, once, under the form's own key; without a line it waits. */
export function useDutyStep(duty: CompanyDuty, onDone: () => void) {
  const explain = useExplain();
  const queries = useQueryClient();
  const sendOrKeep = useSendOrKeep();
  const [key] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    networkMode: "always", // whether there is a line is for the outbox to say
    mutationFn: ({ note, ...step }: DutyStep) => {
      const about = [duty.phone || duty.name, note].filter(Boolean).join(": ");
      return sendOrKeep<Duty>({ ...step, key, lane: laneOf(duty), shown: { company: duty.company, about } });
    },
    onSuccess: onDone,
    // Refused or not, the truth is what the API says next.
    onSettled: () => void queries.invalidateQueries({ queryKey: ["duties", duty.company] }),
  });
  return { send: mutate, sending: isPending, trouble: error ? explain(error) : "" };
}
