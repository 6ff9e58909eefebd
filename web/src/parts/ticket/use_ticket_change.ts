import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "~/api/client";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { findForeign } from "./conflict";

/** Does something with the version that was looked at. */
type Change = (version: number) => Promise<unknown>;

export interface TicketChange {
  /** Whether it was done. name: which of several things is being done, for `busy`. */
  run: (change: Change, name?: string) => Promise<boolean>;
  busy: string | undefined;
  /** Why it was not done, in a sentence. */
  trouble: string;
  forget: () => void;
}

/** Changes the ticket as it was when this part of the desk opened. Somebody who was quicker is named; what was typed stays, and
 * is sent with the next try. What was done meanwhile without mattering is passed over. */
export function useTicketChange({ company, number, version }: Ticket): TicketChange {
  const { api } = useDozor();
  const { t, word } = useTexts("parts/ticket");
  const explain = useExplain();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(version);
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState("");

  const say = async (error: unknown, change: Change): Promise<string> => {
    if (!(error instanceof ApiError) || error.currentVersion === undefined) return explain(error);
    const { items } = await api.journal(company, number);
    setSeen(error.currentVersion);
    const foreign = findForeign(items, seen);
    if (!foreign) return change(error.currentVersion).then(() => "", explain);
    const { actor, action } = foreign;
    const who = actor.kind === "system" ? t("actor.system") : actor.name || word("actor", actor.kind);
    return t("ticket.conflict", { who, what: word("entry", action) });
  };
  const run = async (change: Change, name = "change"): Promise<boolean> => {
    setBusy(name);
    const said = await change(seen).then(
      () => "",
      (error: unknown) => say(error, change).catch(explain),
    );
    setTrouble(said);
    setBusy(undefined);
    // Refused or not, the truth is what the API says next.
    for (const key of ["ticket", "journal", "attachments"])
      void queries.invalidateQueries({ queryKey: [key, company, number] });
    void queries.invalidateQueries({ queryKey: ["tickets", company] });
    return !said;
  };
  return { run, busy, trouble, forget: () => setTrouble("") };
}
