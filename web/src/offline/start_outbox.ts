import type { ApiClient } from "~/api/client";
import { backOff } from "~/live/reconnecting_socket";
import { BestStore } from "./best_store";
import { sweep } from "./database";
import { line } from "./line";
import { Outbox, type Send } from "./outbox";
import type { NewRequest } from "./request";

const SWEEP_EVERY_MS = 3_600_000;

export interface Running {
  outbox: Outbox;
  /** Keeps a request, and sends it as soon as that is possible. Resolves when it is kept, not when it is sent. */
  post: (request: Omit<NewRequest, "owner">) => Promise<void>;
  stop: () => void;
}

/**
 * The outbox of a page, sending by itself: at the start, when something is added, when the line is back, when it is time to
 * try again. Of several tabs one sends at a time (Web Locks); all hear of it.
 */
export function startOutbox(owner: string, client: ApiClient, send: Send = postKeyed(client)): Running {
  const outbox = new Outbox({ owner, store: new BestStore(), send });
  const sender = keepSending(owner, outbox);
  const endings = [
    shareNews(outbox),
    line.subscribe(() => {
      if (line.isUp()) sender.send(true);
    }),
    sender.stop,
  ];
  const sweeping = setInterval(() => void sweep(Date.now()), SWEEP_EVERY_MS);
  void sweep(Date.now()).then(() => sender.send(true));
  return {
    outbox,
    post: async (request) => {
      await outbox.add(request);
      // What has never left can still be taken back: nothing is tried while the line is down and somebody asks for it.
      if (line.isUp() || !line.isWatched()) sender.send(false);
    },
    stop: () => {
      clearInterval(sweeping);
      for (const end of endings) end();
    },
  };
}

/** A request as it stands, under its key. */
function postKeyed(client: ApiClient): Send {
  return ({ key, path, body }) => client.post(path, body, { headers: { "idempotency-key": key } });
}

/** Sends round after round for as long as anything waits. */
function keepSending(owner: string, outbox: Outbox) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let failures = 0;
  const later = (wait: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => start(false), wait);
  };
  // What a round fails of is no answer of the API: a store that cannot be read or written just now.
  const start = (impatient: boolean) =>
    void round(impatient).then(
      () => {
        failures = 0;
      },
      () => later(backOff(failures++, Math.random())),
    );
  const round = async (impatient: boolean): Promise<void> => {
    clearTimeout(timer);
    const { next, stopped: why } = await oneTabAtATime(`dozor.outbox.${owner}`, () => outbox.sendAll(impatient));
    if (stopped || next === undefined || why === "signed_out") return;
    later(Math.max(next - Date.now(), 0));
  };
  return {
    send: start,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Does it while no other tab does the same; where the browser gives no locks, there are no other tabs to meet. */
async function oneTabAtATime<Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> {
  let begun = false;
  const begin = () => {
    begun = true;
    return act();
  };
  try {
    return await navigator.locks.request(name, begin);
  } catch (error) {
    if (begun) throw error;
    return act();
  }
}

/** What changes here is told to the other tabs, and what changes there is told here. Gives back what stops that. */
function shareNews(outbox: Outbox): () => void {
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel("dozor.outbox");
  } catch {
    return () => undefined; // refused: this tab is by itself
  }
  let hearing = false;
  channel.onmessage = () => {
    hearing = true;
    outbox.tell();
    hearing = false;
  };
  const unsubscribe = outbox.subscribe(() => {
    if (!hearing) channel.postMessage("changed");
  });
  return () => {
    unsubscribe();
    channel.close();
  };
}
