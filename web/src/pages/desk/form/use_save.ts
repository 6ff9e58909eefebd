import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import type { ProblemList } from "~/api/problems";
import type { NewTicket, Resident, Ticket } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { line } from "~/offline/line";
import { mayPass } from "~/offline/outbox";
import type { Refusal } from "~/offline/request";
import { useKeeping } from "~/parts/keeping/keeping_context";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";
import type { FormSheet } from "../workspace";
import { type FormDraft, sortProblems, toNewTicket } from "./form_values";
import type { useFormDraft } from "./use_form_draft";
import type { FormHandle } from "./use_proposed_place";

interface Parts {
  sheet: FormSheet;
  form: FormHandle;
  refusal: Refusal | undefined;
  draft: ReturnType<typeof useFormDraft>;
  read: () => FormDraft;
  onSaved: (ticket: Ticket) => void;
  onKept: (draft: FormDraft) => void;
}

/**
 * Saving, with the form's own key: pressing twice, or again after a broken line, makes one ticket. Without a line it is
 * kept and sent later.
 */
export function useSave({ sheet, form, refusal, draft, read, onSaved, onKept }: Parts) {
  const { api } = useDesk();
  const keeping = useKeeping();
  const show = useRefused(form);
  const nameOf = useProblemName();
  const { trouble, setTrouble, refused } = show;
  // What came back refused later is shown as if it had just been sent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per refusal
  useEffect(() => {
    if (refusal) refused(asError(refusal));
  }, [refusal?.message]);

  const keep = async (ticket: NewTicket, attempts: number) => {
    draft.touch();
    draft.flush();
    const { values } = read();
    const shown = {
      company: ticket.company,
      problem: nameOf(ticket.company, ticket.problem),
      place: [values.place.building?.label, ticket.place.flat].filter(Boolean).join(", "),
      phone: ticket.caller.phone ?? "",
    };
    await keeping.post({ key: sheet.key, kind: "ticket", path: "/tickets", body: ticket, shown, attempts });
    onKept(read());
  };
  const { mutate, isPending } = useMutation({
    networkMode: "always", // whether there is a line is for the outbox to say
    mutationFn: async (ticket: NewTicket) => {
      await keeping.remove(sheet.key); // a refused one makes room for this
      if (!line.isUp()) {
        await keep(ticket, 0);
        return undefined;
      }
      try {
        return await api.register(ticket, sheet.key);
      } catch (error) {
        if (!(error instanceof ApiError) || error.status === 401 || !mayPass(error.status)) throw error;
        await keep(ticket, 1);
        return undefined;
      }
    },
    onMutate: () => setTrouble(""),
    onSuccess: (ticket) => {
      if (!ticket) return;
      draft.end();
      onSaved(ticket);
    },
    onError: refused,
  });
  const save = (company: string, resident: Resident | undefined) => {
    if (!isPending) mutate(toNewTicket(read().values, { company, contactId: sheet.contactId, resident }));
  };
  return { save, saving: isPending, trouble };
}

/** A refusal that was kept, as it came. */
function asError({ status, code, message, problems, allowed }: Refusal): ApiError {
  return new ApiError(status, {
    type: `urn:dozor:${code}`,
    detail: message,
    problems: [...problems],
    allowed: [...allowed],
  });
}

/** What was not taken, at its fields; the rest above the form. */
function useRefused(form: FormHandle) {
  const explain = useExplain();
  const { t } = useTexts("desk");
  const [trouble, setTrouble] = useState("");
  const refused = (error: unknown) => {
    const { fields, rest } = sortProblems(error instanceof ApiError ? error.problems : []);
    form.setFields(fields as Parameters<FormHandle["setFields"]>[0]);
    const code = error instanceof ApiError ? error.code : "";
    setTrouble(code === "key_reused" ? t("form.saved_before") : fields.length ? rest.join("; ") : explain(error));
  };
  return { trouble, setTrouble, refused };
}

/** The name of a problem, from the catalogue that was read already. */
function useProblemName(): (company: string, key: string) => string {
  const queries = useQueryClient();
  const { language } = useTexts("desk");
  return (company, key) => {
    const known = queries.getQueryData<ProblemList>(["problems", company, language, "whole"]);
    return known?.items.find((problem) => problem.key === key)?.name ?? key;
  };
}
