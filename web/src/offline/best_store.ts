import { keepsAnything } from "./database";
import { IdbStore } from "./idb_store";
import { MemoryStore } from "./memory_store";
import type { OutboxStore } from "./outbox_store";
import type { QueuedRequest } from "./request";

/** Requests kept as long as this browser lets us: past a reload, or as long as the page is open. */
export class BestStore implements OutboxStore {
  private readonly store: Promise<OutboxStore> = keepsAnything().then((kept) =>
    kept ? new IdbStore() : new MemoryStore(),
  );

  async list(owner: string): Promise<QueuedRequest[]> {
    return (await this.store).list(owner);
  }

  async add(request: QueuedRequest): Promise<QueuedRequest> {
    return (await this.store).add(request);
  }

  async replace(request: QueuedRequest): Promise<void> {
    await (await this.store).replace(request);
  }

  async remove(key: string): Promise<void> {
    await (await this.store).remove(key);
  }
}
