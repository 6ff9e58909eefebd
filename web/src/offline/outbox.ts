import { ApiError } from "~/api/client";
import { backOff } from "~/live/reconnecting_socket";
import type { OutboxStore } from "./outbox_store";
import type { NewRequest, QueuedRequest, Refusal } from "./request";

/** Sends one request under its key; raises ApiError. */
export type Send = (request: QueuedRequest) => Promise<unknown>;

export interface OutboxParts {
  owner: string;
  store: OutboxStore;
  send: Send;
  now?: () => number;
  chance?: () => number;
}

/** What came of one round: when to try again (milliseconds since the epoch; undefined when nothing waits), and why it stopped. */
export interface Round {
  next: number | undefined;
  /** no_line: nothing was reached; signed_out: somebody must sign in first. */
  stopped: "no_line" | "signed_out" | undefined;
}

/**
 * Requests of one person that wait for the line. Each is sent under its own Idempotency-Key until there is an answer, so
 * that one whose answer was lost is done once; those of a lane in order. A refused one is kept with the reason, and holds
 * its lane until it is taken away.
 */
export class Outbox {
  private readonly parts: Required<OutboxParts>;
  private readonly listeners = new Set<() => void>();

  constructor(parts: OutboxParts) {
    this.parts = { now: Date.now, chance: Math.random, ...parts };
  }

  /** Calls `listener` whenever something in here changes; gives back what stops that. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  list = (): Promise<QueuedRequest[]> => this.parts.store.list(this.parts.owner);

  /** Keeps it; adding the same key again changes nothing. */
  async add({ lane, attempts = 0, ...request }: Omit<NewRequest, "owner">): Promise<QueuedRequest> {
    const { owner, store, now } = this.parts;
    const kept = await store.add({
      ...request,
      owner,
      lane: lane ?? request.key,
      attempts,
      queuedAt: now(),
      notBefore: 0,
      state: "waiting",
      endedAt: 0,
    });
    this.tell();
    return kept;
  }

  /** Takes back what was never sent, or puts away what has ended. Gives false for one that may have arrived: it must be heard of. */
  async remove(key: string): Promise<boolean> {
    const request = (await this.list()).find((one) => one.key === key);
    if (request?.state === "waiting" && request.attempts > 0) return false;
    await this.parts.store.remove(key);
    this.tell();
    return true;
  }

  /** Something has changed elsewhere (another tab). */
  tell = (): void => {
    for (const listener of this.listeners) listener();
  };

  /** Sends what waits and may be sent. impatient: also what was to be tried later (the line has come back). */
  async sendAll(impatient = false): Promise<Round> {
    const held = new Set<string>();
    let next: number | undefined;
    for (const request of await this.list()) {
      const { lane, state, notBefore } = request;
      if (state === "refused") held.add(lane);
      if (state !== "waiting" || held.has(lane)) continue;
      if (!impatient && notBefore > this.parts.now()) {
        held.add(lane);
        next = Math.min(next ?? notBefore, notBefore);
        continue;
      }
      const { after, stopped } = await this.sendOne(request);
      if (stopped) return { next: after.notBefore, stopped };
      if (after.state !== "done") held.add(lane);
      if (after.state === "waiting") next = Math.min(next ?? after.notBefore, after.notBefore);
    }
    return { next, stopped: undefined };
  }

  private async sendOne(request: QueuedRequest): Promise<{ after: QueuedRequest; stopped: Round["stopped"] }> {
    const { store, send, now } = this.parts;
    // Counted before it leaves: should this tab be closed meanwhile, it may have arrived.
    const sent = { ...request, attempts: request.attempts + 1 };
    await store.replace(sent);
    let after: QueuedRequest;
    let stopped: Round["stopped"];
    try {
      after = { ...sent, state: "done", answer: await send(sent), endedAt: now() };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      after = this.judge(sent, error);
      if (error.status === 0) stopped = "no_line";
      if (error.status === 401) stopped = "signed_out";
    }
    await store.replace(after);
    this.tell();
    return { after, stopped };
  }

  private judge(request: QueuedRequest, error: ApiError): QueuedRequest {
    const { now, chance } = this.parts;
    if (!mayPass(error.status)) return { ...request, state: "refused", refusal: refusalOf(error), endedAt: now() };
    return { ...request, notBefore: now() + backOff(request.attempts, chance()) };
  }
}

/** Whether what went wrong may be over by itself: no answer, a failure of the other side, somebody not signed in any more. */
export function mayPass(status: number): boolean {
  return status === 0 || status >= 500 || [401, 408, 425, 429].includes(status);
}

/** What the API said, to be kept and shown. */
export function refusalOf({ status, code, message, problems, allowed }: ApiError): Refusal {
  return { status, code, message, problems, allowed };
}
