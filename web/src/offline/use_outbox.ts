import { useEffect, useState } from "react";
import type { ApiClient } from "~/api/client";
import type { Send } from "./outbox";
import type { NewRequest, QueuedRequest } from "./request";
import { type Running, startOutbox } from "./start_outbox";

/** The outbox as a component sees it. */
export interface OutboxView {
  /** What is kept for this person, the oldest first; undefined until it has been read. */
  requests: readonly QueuedRequest[] | undefined;
  /** Keeps a request and sends it when that is possible. */
  post: (request: Omit<NewRequest, "owner">) => Promise<void>;
  /** Takes back what was never sent, puts away what has ended; false for one that may have arrived. */
  remove: (key: string) => Promise<boolean>;
}

/** The outbox of that person, running for as long as the component lives. send: for requests that are not sent as they stand. */
export function useOutbox(owner: string, client: ApiClient, send?: Send): OutboxView {
  const [running, setRunning] = useState<Running>();
  const [requests, setRequests] = useState<readonly QueuedRequest[]>();
  useEffect(() => {
    const started = startOutbox(owner, client, send);
    let latest = 0;
    const read = async () => {
      latest += 1;
      const mine = latest;
      const list = await started.outbox.list();
      if (mine === latest) setRequests(list); // an older answer may come later
    };
    const unsubscribe = started.outbox.subscribe(() => void read());
    void read();
    setRunning(started);
    return () => {
      latest = Number.POSITIVE_INFINITY;
      unsubscribe();
      started.stop();
      setRunning(undefined);
      setRequests(undefined);
    };
  }, [owner, client, send]);
  return {
    requests,
    post: async (request) => {
      if (!running) throw new Error("The outbox is not open yet.");
      await running.post(request);
    },
    remove: async (key) => (await running?.outbox.remove(key)) ?? false,
  };
}
