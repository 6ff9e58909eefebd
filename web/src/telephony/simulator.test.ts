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

const ringing = (id: string) => ({
  ...{ contact_id: id, initial_id: id, channel: "VOICE", customer: "+79000001007", queue: "operator-ru" },
  attributes: {},
});

it("has done with what ended while there was no line", async () => {
  const { told, line } = await signIn();
  for (const id of ["over", "goes-on"]) {
    line.onmessage({ data: JSON.stringify({ type: "ringing", contact: ringing(id) }) });
  }
  line.close();
  await vi.advanceTimersByTimeAsync(600);
  const next = FakeSocket.all[1];
  next?.open();
  told.length = 0;

  next?.onmessage({ data: JSON.stringify({ type: "ringing", contact: ringing("goes-on") }) });
  next?.onmessage({ data: '{"type": "at_hand", "items": ["goes-on"]}' });

  const ended = told.filter(({ type }) => type === "finished");
  expect(ended).toEqual([{ type: "finished", contactId: "over" }]);
});

it("says that a state cannot be chosen without a line; but not to whom signs out", async () => {
  const { telephony, told, line } = await signIn();
  line.close();

  telephony.setState("ready");
  expect(told.at(-1)).toEqual({ type: "refused", refusal: { order: "set_state", why: "no_line" } });

  told.length = 0;
  telephony.signOut();
  expect(told).toEqual([]);
});
