import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeSocket } from "~/live/testing/fake_socket";
import type { TelephonyEvent } from "./adapter";
import { SimulatorTelephony } from "./simulator";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", new URL("http://127.0.0.1/desk"));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  FakeSocket.all = [];
});

async function signIn() {
  const telephony = new SimulatorTelephony();
  const told: TelephonyEvent[] = [];
  telephony.subscribe((event) => told.push(event));
  telephony.signIn(async () => "token");
  await vi.advanceTimersByTimeAsync(0);
  const line = FakeSocket.all[0];
  if (!line) throw new Error("no line was opened");
  line.open();
  return { telephony, told, line };
}

it("gives the reasons of a break that the centre names", async () => {
  const { telephony, line } = await signIn();

  const reasons = telephony.breakReasons();
  line.onmessage({ data: '{"type": "statuses", "items": ["Break", "Lunch"]}' });

  expect(line.sent).toEqual(['{"do":"list_statuses"}']);
  expect(await reasons).toEqual(["Break", "Lunch"]);
});

it("does not wait for an answer on a line that has broken, and asks anew on the next", async () => {
  const { telephony, told, line } = await signIn();

  const never = expect(telephony.breakReasons()).rejects.toThrow("no line");
  line.close();
  await never;
  expect(told.at(-1)).toEqual({ type: "line", up: false });
  await expect(telephony.breakReasons()).rejects.toThrow("no line");

  await vi.advanceTimersByTimeAsync(600);
  const next = FakeSocket.all[1];
  next?.open();
  const reasons = telephony.breakReasons();
  next?.onmessage({ data: '{"type": "statuses", "items": ["Lunch"]}' });
  expect(await reasons).toEqual(["Lunch"]);
});

it("leaves nobody waiting who has signed out", async () => {
  const { telephony } = await signIn();

  const never = expect(telephony.destinations()).rejects.toThrow("no line");
  telephony.signOut();

  await never;
});
