import { createContext, use } from "react";
import type { QueuedRequest } from "~/offline/request";
import type { OutboxView } from "~/offline/use_outbox";

/** What waits for the line, and whether there is one. */
export interface KeepingView extends OutboxView {
  up: boolean;
}

export const Keeping = createContext<KeepingView | undefined>(undefined);

export function useKeeping(): KeepingView {
  const keeping = use(Keeping);
  if (!keeping) throw new Error("This part belongs inside the frame of the pages for people with an account.");
  return keeping;
}

/** The request with that key, if there is one. */
export function useQueued(key: string): QueuedRequest | undefined {
  return useKeeping().requests?.find((request) => request.key === key);
}

/** What waits in that lane: a thing has one, so that what is done to it is done in order. */
export function useWaitingIn(lane: string): readonly QueuedRequest[] {
  return (useKeeping().requests ?? []).filter((request) => request.lane === lane && request.state === "waiting");
}
