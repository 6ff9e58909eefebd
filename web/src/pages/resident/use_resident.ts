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
  busy: boolean;
  open: (number: string | undefined) => void;
  /** Does something, and shows what came of it. */
  run: (work: () => Promise<OwnTicketPage | undefined>) => Promise<boolean>;
  reload: () => void;
}

/** The tickets behind a link, the one that is open, and what is done to it. */
export function useResident(api: ResidentApi): ResidentState {
  const [page, setPage] = useState<OwnPage>();
  const [number, setNumber] = useState<string>();
  const [ticket, setTicket] = useState<OwnTicketPage>();
  const [trouble, setTrouble] = useState<string>();
  const [gone, setGone] = useState(false);
  const [busy, setBusy] = useState(false);

  const fail = useCallback((error: unknown) => {
    setTrouble(error instanceof ApiError && error.status ? error.message : "");
    if (error instanceof ApiError && error.status === 404) setGone(true);
  }, []);
  const read = useCallback(() => {
    const reading = number ? api.ticket(number).then(setTicket) : api.page().then(setPage);
    return reading.then(() => setTrouble(undefined), fail);
  }, [api, number, fail]);

  const waits = ticket?.attachments.some((file) => file.state === "waiting") ?? false;
  useEffect(() => {
    void read();
  }, [read]);
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (document.visibilityState === "visible" && !gone) void read();
      },
      waits ? SOON_MS : EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [read, gone, waits]);

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
  return { page, ticket: number ? ticket : undefined, trouble, gone, busy, open, run, reload: () => void read() };
}
