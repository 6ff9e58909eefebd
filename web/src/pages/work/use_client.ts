import { useMemo } from "react";
import { ApiClient } from "~/api/client";
import { useLine } from "~/offline/use_line";
import { type OutboxView, useOutbox } from "~/offline/use_outbox";
import { apiAddress, type Settings } from "~/settings/settings";
import { getLanguage } from "~/texts";
import { sendWork } from "./send_work";
import { OWNER } from "./steps";

export interface Client {
  client: ApiClient;
  outbox: OutboxView;
  /** Whether the API can be reached. */
  up: boolean;
}

/** What an executor's page speaks with: the API, as whoever holds the link, and the outbox of this telephone. */
export function useClient(settings: Settings): Client {
  const client = useMemo(() => {
    const address = (path: string) => apiAddress(settings, path);
    return new ApiClient({ address, token: async () => undefined, language: getLanguage });
  }, [settings]);
  const send = useMemo(() => sendWork(client), [client]);
  const up = useLine(apiAddress(settings, "/me"));
  return { client, outbox: useOutbox(OWNER, client, send), up };
}
