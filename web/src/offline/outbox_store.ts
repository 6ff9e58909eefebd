import type { QueuedRequest } from "./request";

/** Where requests wait. Everything that it gives is a copy. */
export interface OutboxStore {
  /** All of that owner, the oldest first. */
  list(owner: string): Promise<QueuedRequest[]>;
  /** Adds it, unless its key is there already: then what is there stays. Gives what is kept. */
  add(request: QueuedRequest): Promise<QueuedRequest>;
  /** Writes it over; one that was taken away meanwhile stays away. */
  replace(request: QueuedRequest): Promise<void>;
  remove(key: string): Promise<void>;
}
