import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiError } from "~/api/client";
import { changeTicket, type TicketOrder } from "~/api/ticket";
import type { JournalEntry, Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { findForeign, isDone, type Trace } from "./conflict";

/** An order, and how the journal would tell of it: by that a second click is known. */
export interface Change extends TicketOrder, Trace {
  /** Whether it is worth the same whatever others have done meanwhile: a note, a file. */
  anyway?: boolean;
}

/** Others were quicker: what they did, oldest first. `repeat` does it to the ticket as it stands now. */
export interface Overtaken {
  entries: readonly JournalEntry[];
  repeat: () => void;
}

export interface TicketChange {
  /** Whether it was done. name: which of several things is being done, for `busy`. */
  run: (change: Change, name?: string) => Promise<boolean>;
  busy: string | undefined;
  /** Why it was not done, in a sentence. */
  trouble: string;
  overtaken: Overtaken | undefined;
  forget: () => void;
}

/**
 * Changes the ticket as the person sees it: with `opened` as it was when this part of the page opened (a dialog, in which somebody
 * writes while others work), else as it is shown. What was done meanwhile without mattering is passed over, and so is one's own
 * second click.
 */
export function useTicketChange(ticket: Ticket, { opened = false, onDone = () => {} } = {}): TicketChange {
  const { client, api, me } = useDozor();
  const { company, number, version } = ticket;
  const explain = useExplain();
  const queries = useQueryClient();
  const atFirst = useRef(version);
  const running = useRef(false);
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState("");
  const [overtaken, setOvertaken] = useState<Overtaken>();

  const send = (change: Change, seen: number) => changeTicket(client, company, number, change, seen);
  /** What stands in the way after a refusal by the version; undefined when nothing does any more. */
  const settle = async (
    change: Change,
    seen: number,
    current: number,
  ): Promise<readonly JournalEntry[] | undefined> => {
    const { items } = await api.journal(company, number);
    if (isDone(items, seen, me, change)) return undefined;
    const foreign = change.anyway ? [] : findForeign(items, seen);
    if (foreign.length) return foreign;
    await send(change, current);
    return undefined;
  };
  const attempt = async (change: Change, seen: number, name: string): Promise<boolean> => {
    if (running.current) return false; // a second click, before the button has shown that it is busy
    running.current = true;
    setBusy(name);
    setTrouble("");
    setOvertaken(undefined);
    try {
      await send(change, seen);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.currentVersion === undefined) throw error;
      const current = error.currentVersion;
      const entries = await settle(change, seen, current);
      if (!entries) return true;
      atFirst.current = current; // they have been told: whoever sends it again means the ticket as it is now
      setOvertaken({ entries, repeat: () => void run(change, name, current) });
      return false;
    } finally {
      running.current = false;
      setBusy(undefined);
      // Refused or not, the truth is what the API says next.
      for (const key of ["ticket", "journal", "attachments"])
        void queries.invalidateQueries({ queryKey: [key, company, number] });
      void queries.invalidateQueries({ queryKey: ["tickets", company] });
    }
  };
  const run = async (change: Change, name = change.action, seen = opened ? atFirst.current : version) => {
    const done = await attempt(change, seen, name).catch((error: unknown) => {
      setTrouble(explain(error));
      return false;
    });
    if (done) onDone();
    return done;
  };
  const forget = () => {
    setTrouble("");
    setOvertaken(undefined);
  };
  return { run, busy, trouble, overtaken, forget };
}
