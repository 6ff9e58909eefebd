import { beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "~/api/client";
import { isOld, KEPT_FOR } from "./database";
import { MemoryStore } from "./memory_store";
import { Outbox } from "./outbox";
import type { QueuedRequest } from "./request";

const OWNER = "olga@example.org";
const NO_LINE = new ApiError(0, {});

let store: MemoryStore;
let now: number;
/** What reached the API, and what it answers next: an error is raised; by default it does what is asked. */
let arrived: string[];
let answers: unknown[];

beforeEach(() => {
  store = new MemoryStore();
  now = 1000;
  arrived = [];
  answers = [];
});

function openOutbox(owner = OWNER): Outbox {
  const send = async ({ key }: QueuedRequest) => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    arrived.push(key);
    return answer ?? { number: `no-${key}` };
  };
  return new Outbox({ owner, store, send, now: () => now, chance: () => 1 });
}

const ticket = (key: string, lane?: string) => ({ key, lane, kind: "ticket", path: "/tickets", body: {}, shown: {} });

describe("an outbox", () => {
  it("sends what waits in the order in which it came, and keeps the answers", async () => {
    const outbox = openOutbox();
    for (const key of ["a", "b", "c"]) {
      await outbox.add(ticket(key));
      now += 1;
    }

    expect(await outbox.sendAll()).toEqual({ next: undefined, stopped: undefined });

    expect(arrived).toEqual(["a", "b", "c"]);
    const kept = await outbox.list();
    expect(kept.map(({ state, answer }) => [state, answer])).toEqual([
      ["done", { number: "no-a" }],
      ["done", { number: "no-b" }],
      ["done", { number: "no-c" }],
    ]);
  });

  it("sends nothing twice, however often it is added or asked", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("a"));
    await outbox.add(ticket("a"));
    await outbox.sendAll();
    await outbox.add(ticket("a"));
    await outbox.sendAll();
    expect(arrived).toEqual(["a"]);
  });

  it("stops at once without a line, and goes on with everything when it is back", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("a"));
    await outbox.add(ticket("b"));
    answers = [NO_LINE];

    const round = await outbox.sendAll();

    expect(round.stopped).toBe("no_line");
    expect(round.next).toBeGreaterThan(now);
    expect(arrived).toEqual([]);
    await outbox.sendAll(true);
    expect(arrived).toEqual(["a", "b"]);
  });

  it("tries again later, and waits longer each time", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("a"));
    answers = [new ApiError(503, {}), new ApiError(503, {})];
    const first = (await outbox.sendAll()).next ?? 0;
    expect((await outbox.sendAll()).next).toBe(first);
    now = first;
    const second = (await outbox.sendAll()).next ?? 0;
    expect(second - first).toBeGreaterThan(first - 1000);
    now = second;
    await outbox.sendAll();
    expect(arrived).toEqual(["a"]);
  });

  it("keeps what was refused with the reason, and sends the others", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("bad"));
    await outbox.add(ticket("good"));
    const problems = [{ field: "caller.phone", reason: "There is no such number." }];
    answers = [new ApiError(422, { detail: "Not valid.", problems })];

    await outbox.sendAll();

    const [bad, good] = await outbox.list();
    expect(bad?.state).toBe("refused");
    expect(bad?.refusal).toMatchObject({ status: 422, message: "Not valid.", problems });
    expect(good?.state).toBe("done");
  });

  it("holds a lane behind what was refused until that is put away", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("accept", "ticket-1"));
    now += 1;
    await outbox.add(ticket("start", "ticket-1"));
    now += 1;
    await outbox.add(ticket("other", "ticket-2"));
    answers = [new ApiError(409, {})];

    await outbox.sendAll();
    expect(arrived).toEqual(["other"]);

    expect(await outbox.remove("accept")).toBe(true);
    await outbox.sendAll();
    expect(arrived).toEqual(["other", "start"]);
  });

  it("gives back what was never sent, and not what may have arrived", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("fresh"));
    await outbox.add({ ...ticket("sent"), attempts: 1 });
    expect(await outbox.remove("fresh")).toBe(true);
    expect(await outbox.remove("sent")).toBe(false);
    expect((await outbox.list()).map(({ key }) => key)).toEqual(["sent"]);
  });

  it("waits for somebody to sign in", async () => {
    const outbox = openOutbox();
    await outbox.add(ticket("a"));
    answers = [new ApiError(401, {})];
    expect((await outbox.sendAll()).stopped).toBe("signed_out");
    expect((await outbox.list())[0]?.state).toBe("waiting");
  });

  it("survives its page: another one sends what is there, and only its own person's", async () => {
    await openOutbox().add(ticket("a"));
    await openOutbox("boris@example.org").sendAll();
    expect(arrived).toEqual([]);
    await openOutbox().sendAll();
    expect(arrived).toEqual(["a"]);
  });

  it("tells whoever looks of every change", async () => {
    const outbox = openOutbox();
    let told = 0;
    const stop = outbox.subscribe(() => {
      told += 1;
    });
    await outbox.add(ticket("a"));
    await outbox.sendAll();
    expect(told).toBe(2);
    stop();
    outbox.tell();
    expect(told).toBe(2);
  });
});

it("nothing stays for ever", () => {
  const request = { state: "waiting", queuedAt: 0, endedAt: 0 } as QueuedRequest;
  expect(isOld(request, KEPT_FOR.waiting)).toBe(false);
  expect(isOld(request, KEPT_FOR.waiting + 1)).toBe(true);
  expect(isOld({ ...request, state: "done" }, KEPT_FOR.ended + 1)).toBe(true);
});
