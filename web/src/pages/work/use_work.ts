import { useCallback, useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Action, Report, Ticket } from "~/api/types";

/** While the page is looked at, the ticket is read anew this often: a telephone in a cellar keeps no socket. */
const EVERY_MS = 10_000;

export interface Work {
  ticket: Ticket | undefined;
  /** The link opens nothing (any more). */
  gone: boolean;
  error: unknown;
  busy: Action | undefined;
  act: (action: Action, reason: string, report?: Report) => Promise<void>;
  reload: () => void;
}

/** The ticket behind a signed link, and what its executor does to it. */
export function useWork(api: DozorApi, token: string, language: string): Work {
  const [ticket, setTicket] = useState<Ticket>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<Action>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another answer
  const read = useCallback(() => api.work(token).then(setTicket, setError), [api, token, language]);

  useEffect(() => {
    void read();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void read();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [read]);

  const act = useCallback(
    async (action: Action, reason: string, report?: Report) => {
      setBusy(action);
      setError(undefined);
      try {
        setTicket(await api.workAct(token, action, reason, report));
      } catch (trouble) {
        setError(trouble);
        if (trouble instanceof ApiError && trouble.status === 409) await read();
      } finally {
        setBusy(undefined);
      }
    },
    [api, token, read],
  );
  const reload = useCallback(() => {
    setError(undefined);
    void read();
  }, [read]);

  const refused = error instanceof ApiError && [401, 403, 404, 410].includes(error.status);
  return { ticket, gone: refused && !ticket, error, busy, act, reload };
}
