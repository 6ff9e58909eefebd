import { openDatabase } from "./database";
import type { OutboxStore } from "./outbox_store";
import type { QueuedRequest } from "./request";

/** Requests kept in IndexedDB: they outlive a reload, and all tabs see the same ones. */
export class IdbStore implements OutboxStore {
  async list(owner: string): Promise<QueuedRequest[]> {
    const mine = await (await openDatabase()).getAllFromIndex("requests", "owner", owner);
    return mine.sort((one, other) => one.queuedAt - other.queuedAt);
  }

  async add(request: QueuedRequest): Promise<QueuedRequest> {
    const writing = (await openDatabase()).transaction("requests", "readwrite");
    const there = await writing.store.get(request.key);
    if (!there) await writing.store.put(request);
    await writing.done;
    return there ?? request;
  }

  async replace(request: QueuedRequest): Promise<void> {
    const writing = (await openDatabase()).transaction("requests", "readwrite");
    if (await writing.store.get(request.key)) await writing.store.put(request);
    await writing.done;
  }

  async remove(key: string): Promise<void> {
    await (await openDatabase()).delete("requests", key);
  }
}
