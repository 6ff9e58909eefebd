import { afterEach, describe, expect, it, vi } from "vitest";
import { keysTouchedBy } from "./keys_touched";
import { backOff, ReconnectingSocket } from "./reconnecting_socket";
import { FakeSocket } from "./testing/fake_socket";

const change = (source: string, subject: string) => ({ type: "change", event: { source, company: "demo", subject } });

describe("a change told by the socket", () => {
  it("of a ticket makes its card, its journal and the lists untrue", () => {
    const keys = keysTouchedBy(change("dozor.tickets", "7"));
    expect(keys).toContainEqual(["ticket", "demo", "7"]);
    expect(keys).toContainEqual(["journal", "demo", "7"]);
    expect(keys).toContainEqual(["tickets", "demo"]);
  });

  it("of a contact makes the duties untrue", () => {
    expect(keysTouchedBy(change("dozor.contacts", "c1"))).toContainEqual(["duties", "demo"]);
  });

  it("of an outage makes the list and the callers' facts untrue", () => {
    expect(keysTouchedBy(change("dozor.outages", "o1"))).toEqual([
      ["outages", "demo"],
      ["outage-tickets", "demo"],
      ["callers", "demo"],
    ]);
  });

  it("of the catalogue makes problems and what a form proposes untrue", () => {
    const keys = keysTouchedBy(change("dozor.catalogue", "lift_stopped"));
    expect(keys.map(([name]) => name)).toEqual(["problems", "catalogue", "proposal"]);
  });

  it("is the only message that does anything", () => {
    expect(keysTouchedBy({ type: "pong" })).toEqual([]);
  });
});

it("the wait between tries grows and stays within fifteen seconds", () => {
  expect(backOff(0, 0)).toBe(250);
  expect(backOff(0, 1)).toBe(500);
  expect(backOff(3, 1)).toBe(4000);
  expect(backOff(50, 1)).toBe(15_000);
});

describe("a socket that returns", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    FakeSocket.all = [];
  });

  const start = () => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", FakeSocket);
    const heard: unknown[] = [];
    const line: boolean[] = [];
    let ticket = 0;
    const socket = new ReconnectingSocket({
      address: async () => `ws://here/?ticket=${++ticket}`,
      onMessage: (message) => heard.push(message),
      onLine: (up) => line.push(up),
      ping: { message: { type: "ping" }, everyMs: 1000 },
    });
    return { socket, heard, line };
  };

  it("asks for a new ticket and opens again when the line breaks", async () => {
    const { line } = start();
    await vi.advanceTimersByTimeAsync(0);
    FakeSocket.all[0]?.open();
    FakeSocket.all[0]?.close();
    await vi.advanceTimersByTimeAsync(600);
    FakeSocket.all[1]?.open();
    expect(FakeSocket.all.map(({ address }) => address)).toEqual(["ws://here/?ticket=1", "ws://here/?ticket=2"]);
    expect(line).toEqual([true, false, true]);
  });

  it("pings, and gives up on a line that has gone silent", async () => {
    const { line } = start();
    await vi.advanceTimersByTimeAsync(0);
    const first = FakeSocket.all[0];
    first?.open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(first?.sent).toEqual(['{"type":"ping"}']);
    await vi.advanceTimersByTimeAsync(2500);
    expect(line).toEqual([true, false]);
  });

  it("stays away once it was closed", async () => {
    const { socket } = start();
    await vi.advanceTimersByTimeAsync(0);
    FakeSocket.all[0]?.open();
    socket.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
