import { createContext, use } from "react";
import type { QueuedRequest } from "~/offline/request";
import type { OutboxView } from "~/offline/use_outbox";

/** What waits for the line at this desk. */
export const Keeping = createContext<OutboxView | undefined>(undefined);

export function useKeeping(): OutboxView {
  const keeping = use(Keeping);
  if (!keeping) throw new Error("This part belongs inside the desk.");
  return keeping;
}

/** The request with that key, if there is one. */
export function useQueued(key: string): QueuedRequest | undefined {
  return useKeeping().requests?.find((request) => request.key === key);
}
