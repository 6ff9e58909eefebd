import { useCallback, useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import type { OwnPage, OwnTicketPage, ResidentApi } from "./resident_api";

/** While the page is looked at, it is read anew this often; sooner while a file is being looked at. */
const EVERY_MS = 15_000;
const SOON_MS = 2_000;

export interface ResidentState {
  page: OwnPage | undefined;
  ticket: OwnTicketPage | undefined;
  /** What to tell the reader when something did not work; empty: no connection. */
  trouble: string | undefined;
  /** The link opens nothing (any more). */
  gone: boolean;
  /** They have just switched the link off themselves. */
  withdrawn: boolean;
  leave: () => void;
  busy: boolean;
  open: (number: string | undefined) => void;
  /** Does something, and shows what came of it. */
  run: (work: () => Promise<OwnTicketPage | undefined>) => Promise<boolean>;
  reload: () => void;
}

/** The tickets behind a link, the one that is open, and what is done to it. */
export function useResident(api: ResidentApi, language: string): ResidentState {
  const [page, setPage] = useState<OwnPage>();
  const [number, setNumber] = useState<string>();
  const [ticket, setTicket] = useState<OwnTicketPage>();
  const [trouble, setTrouble] = useState<string>();
  const [gone, setGone] = useState(false);
  const [withdrawn, setWithdrawn] = useState(false);
  const [busy, setBusy] = useState(false);

  const fail = useCallback((error: unknown) => {
    setTrouble(error instanceof ApiError && error.status ? error.message : "");
    if (error instanceof ApiError && error.status === 404) setGone(true);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another answer
  const read = useCallback(() => {
    const readings = [api.page().then(setPage), ...(number ? [api.ticket(number).then(setTicket)] : [])];
    return Promise.all(readings).then(() => setTrouble(undefined), fail);
  }, [api, number, fail, language]);

  const over = gone || withdrawn;
  const waits = ticket?.attachments.some((file) => file.state === "waiting") ?? false;
  useEffect(() => {
    void read();
  }, [read]);
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (document.visibilityState === "visible" && !over) void read();
      },
      waits ? SOON_MS : EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [read, over, waits]);

  const open = useCallback((wanted: string | undefined) => {
    setTicket(undefined);
    setTrouble(undefined);
    setNumber(wanted);
  }, []);
  const run = useCallback(
    async (work: () => Promise<OwnTicketPage | undefined>) => {
      setBusy(true);
      setTrouble(undefined);
      try {
        const after = await work();
        if (after) setTicket(after);
        else await read();
        return true;
      } catch (error) {
        const said = error instanceof ApiError ? (error.problems[0]?.reason ?? error.message) : "";
        setTrouble(said);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [read],
  );
  const leave = useCallback(() => setWithdrawn(true), []);
  const shown = number ? ticket : undefined;
  return { page, ticket: shown, trouble, gone, withdrawn, leave, busy, open, run, reload: () => void read() };
}
