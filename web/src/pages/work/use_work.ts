import { useCallback, useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Attachment, Report, WorkAction, Work as WorkTicket } from "~/api/types";

/** While the page is looked at, the ticket is read anew this often: a telephone in a cellar keeps no socket. Sooner while a
 * file is being looked at. */
const EVERY_MS = 10_000;
const SOON_MS = 2_000;

export interface WorkDetails {
  reason?: string;
  /** Pausing alone: a reason of the company's policy. */
  why?: string;
  report?: Report;
}

export interface Work {
  ticket: WorkTicket | undefined;
  files: readonly Attachment[];
  /** The link opens nothing (any more). */
  gone: boolean;
  error: unknown;
  busy: WorkAction | "attach" | undefined;
  /** Whether it was done. */
  act: (action: WorkAction, details?: WorkDetails) => Promise<boolean>;
  attach: (file: File) => Promise<boolean>;
  reload: () => void;
}

/** The ticket behind a signed link, its files, and what its executor does to it. */
export function useWork(api: DozorApi, token: string, language: string): Work {
  const [ticket, setTicket] = useState<WorkTicket>();
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<Work["busy"]>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another answer
  const read = useCallback(
    () =>
      Promise.all([
        api.work(token).then(setTicket, setError),
        api.workFiles(token).then(
          ({ items }) => setFiles(items),
          () => undefined,
        ), // the ticket's own trouble is told
      ]),
    [api, token, language],
  );
  const waits = files.some(({ state }) => state === "waiting");

  useEffect(() => {
    void read();
  }, [read]);
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && void read();
    const timer = setInterval(look, waits ? SOON_MS : EVERY_MS);
    return () => clearInterval(timer);
  }, [read, waits]);

  const run = useCallback(
    async (name: Work["busy"], work: () => Promise<unknown>) => {
      setBusy(name);
      setError(undefined);
      try {
        await work();
        return true;
      } catch (trouble) {
        setError(trouble);
        if (trouble instanceof ApiError && trouble.status === 409) await read();
        return false;
      } finally {
        setBusy(undefined);
      }
    },
    [read],
  );
  const act = useCallback(
    (action: WorkAction, details: WorkDetails = {}) =>
      run(action, async () => setTicket(await api.workAct(token, action, details))),
    [api, token, run],
  );
  const attach = useCallback(
    (file: File) => {
      const key = crypto.randomUUID();
      return run("attach", async () => {
        await api.workAttach(token, file, key);
        await read();
      });
    },
    [api, token, run, read],
  );
  const reload = useCallback(() => {
    setError(undefined);
    void read();
  }, [read]);

  const refused = error instanceof ApiError && [401, 403, 404, 410].includes(error.status);
  return { ticket, files, gone: refused && !ticket, error, busy, act, attach, reload };
}
