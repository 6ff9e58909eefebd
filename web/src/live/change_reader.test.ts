import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "~/api/client";
import type { Ticket } from "~/api/types";
import { ChangeReader } from "./change_reader";

/** The table as the API sees it: changes in the order in which the index shows them. */
class FakeApi {
  private readonly shown: Ticket[] = [];
  private readonly standing = new Map<string, number>();
  readonly asked: string[] = [];
  /** How many changes a page holds. */
  most = 100;
  failing: Error | undefined;
  /** Runs while a page is on its way. */
  meanwhile: (() => void) | undefined;

  /** A change; unshown: the index does not have it yet. */
  change(number: string, version: number, { unshown = false } = {}) {
    this.standing.set(number, version);
    if (!unshown) this.shown.push(row(number, version));
  }

  read = async (cursor: string) => {
    this.asked.push(cursor);
    if (this.failing) throw this.failing;
    const from = Number(cursor || 0);
    const items = this.shown.slice(from, from + this.most);
    const end = from + items.length;
    const more = end < this.shown.length;
    const meanwhile = this.meanwhile;
    this.meanwhile = undefined;
    meanwhile?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { items, cursor: String(end), more };
  };

  readOne = async (number: string) => {
    this.asked.push(`one ${number}`);
    const version = this.standing.get(number);
    if (!version) throw new ApiError(404, {});
    return row(number, version);
  };
}

const row = (number: string, version: number) => ({ number, version }) as Ticket;

function start() {
  const api = new FakeApi();
  const heard: string[] = [];
  const lost = vi.fn();
  const reader = new ChangeReader({
    read: api.read,
    readOne: api.readOne,
    onRows: (rows) => heard.push(...rows.map(({ number, version }) => `${number}.${version}`)),
    onLost: lost,
  });
  return { api, heard, lost, reader };
}

const settle = () => vi.advanceTimersByTimeAsync(60_000);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a reader of changes", () => {
  it("goes on where it stopped, and tells each version once", async () => {
    const { api, heard, reader } = start();
    api.change("1", 1);
    reader.catchUp();
    await settle();
    api.change("1", 2);
    api.change("2", 1);
    reader.ring("2", 1);
    reader.ring("1", 2);
    await settle();
    expect(heard).toEqual(["1.1", "1.2", "2.1"]);
    expect(api.asked[0]).toBe("");
    expect(api.asked[1]).toBe("1");
  });

  it("takes events in any order, and twice", async () => {
    const { api, heard, reader } = start();
    api.change("1", 1);
    api.change("1", 2);
    api.change("1", 3);
    for (const version of [3, 1, 2, 3, 1]) {
      reader.ring("1", version);
      await vi.advanceTimersByTimeAsync(20);
    }
    await settle();
    expect(heard.at(-1)).toBe("1.3");
    expect(new Set(heard).size).toBe(heard.length);
    const before = api.asked.length;
    reader.ring("1", 3);
    await settle();
    expect(api.asked).toHaveLength(before);
  });

  it("reads once more when something happens while it reads", async () => {
    const { api, heard, reader } = start();
    api.meanwhile = () => {
      api.change("7", 1);
      reader.ring("7", 1);
    };
    reader.catchUp();
    await settle();
    expect(heard).toEqual(["7.1"]);
  });

  it("reads all pages of a long absence", async () => {
    const { api, heard, reader } = start();
    api.most = 3;
    for (let number = 1; number <= 10; number += 1) api.change(String(number), 1);
    reader.catchUp();
    await settle();
    expect(heard).toHaveLength(10);
    expect(api.asked).toEqual(["", "3", "6", "9"]);
  });

  it("reads from the ticket itself what the index does not show", async () => {
    const { api, heard, reader } = start();
    api.change("5", 2, { unshown: true });
    reader.ring("5", 2);
    await settle();
    expect(heard).toEqual(["5.2"]);
    expect(api.asked).toContain("one 5");
    api.change("5", 2); // shows at last: not told again
    reader.catchUp();
    await settle();
    expect(heard).toEqual(["5.2"]);
  });

  it("asks again, later and later, while nobody answers, and loses nothing", async () => {
    const { api, heard, reader } = start();
    reader.catchUp();
    await settle();
    api.failing = new ApiError(0, {});
    api.change("1", 1);
    reader.ring("1", 1);
    await settle();
    const tries = api.asked.length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(20);
    expect(heard).toEqual([]);
    api.failing = undefined;
    await settle();
    expect(heard).toEqual(["1.1"]);
  });

  it("goes on at once when the line is back, without waiting for its turn", async () => {
    const { api, heard, reader } = start();
    api.failing = new ApiError(0, {});
    reader.catchUp();
    await settle();
    api.failing = undefined;
    api.change("1", 1);
    reader.catchUp();
    await vi.advanceTimersByTimeAsync(60);
    expect(heard).toEqual(["1.1"]);
  });

  it("keeps what it had read when the line breaks between two pages", async () => {
    const { api, heard, reader } = start();
    api.most = 1;
    api.change("1", 1);
    api.change("2", 1);
    api.meanwhile = () => {
      api.failing = new ApiError(0, {});
    };
    reader.catchUp();
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toEqual(["1.1"]);
    api.failing = undefined;
    await settle();
    expect(heard).toEqual(["1.1", "2.1"]);
    expect(api.asked.filter((cursor) => cursor === "")).toHaveLength(1);
  });

  it("begins anew after too long an absence, and says so", async () => {
    const { api, heard, lost, reader } = start();
    reader.catchUp();
    await settle();
    api.failing = new ApiError(422, {});
    reader.catchUp();
    await vi.advanceTimersByTimeAsync(60);
    expect(lost).toHaveBeenCalled();
    api.failing = undefined;
    api.change("1", 4);
    await settle();
    expect(api.asked.at(-1)).toBe("");
    expect(heard).toEqual(["1.4"]);
  });

  it("stops asking for what is not theirs, and when it is closed", async () => {
    const { api, reader } = start();
    api.failing = new ApiError(403, {});
    reader.catchUp();
    await settle();
    expect(api.asked).toHaveLength(1);
    api.failing = undefined;
    reader.close();
    reader.ring("1", 1);
    await settle();
    expect(api.asked).toHaveLength(1);
  });
});
