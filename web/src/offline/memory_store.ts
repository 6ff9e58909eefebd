import type { OutboxStore } from "./outbox_store";
import type { QueuedRequest } from "./request";

/** Requests kept in memory, for tests and for browsers that keep nothing (a private window). */
export class MemoryStore implements OutboxStore {
  private readonly kept = new Map<string, QueuedRequest>();

  async list(owner: string): Promise<QueuedRequest[]> {
    const mine = [...this.kept.values()].filter((one) => one.owner === owner);
    return structuredClone(mine.sort((one, other) => one.queuedAt - other.queuedAt));
  }

  async add(request: QueuedRequest): Promise<QueuedRequest> {
    const there = this.kept.get(request.key);
    if (!there) this.kept.set(request.key, structuredClone(request));
    return structuredClone(there ?? request);
  }

  async replace(request: QueuedRequest): Promise<void> {
    if (this.kept.has(request.key)) this.kept.set(request.key, structuredClone(request));
  }

  async remove(key: string): Promise<void> {
    this.kept.delete(key);
  }
}
