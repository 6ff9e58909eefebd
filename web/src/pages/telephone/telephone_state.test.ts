import { expect, it } from "vitest";
import { followTelephone, isBusy, ON_HOOK, type Telephone, type TelephoneEvent } from "./telephone_state";

const stateAfter = (...events: TelephoneEvent[]): Telephone => events.reduce(followTelephone, ON_HOOK);
const hello: TelephoneEvent = { type: "heard", text: "Hello", language: "en" };

it("hears, is asked, presses, waits and talks, and all of it stands in the transcript", () => {
  const telephone = stateAfter(
    { type: "dial" },
    { type: "dialling" },
    hello,
    { type: "asked" },
    { type: "press", keys: "1" },
    { type: "press", keys: "2" },
    { type: "waiting" },
    { type: "heard", text: "Please hold", language: "en" },
  );
  expect(telephone.phase).toBe("waiting");
  expect(telephone.pressed).toBe("12");
  expect(telephone.lines.map((line) => (line.kind === "heard" ? line.text : line.keys))).toEqual([
    "Hello",
    "12",
    "Please hold",
  ]);
  expect(followTelephone(telephone, { type: "talking", agent: "Anna" })).toMatchObject({
    phase: "talking",
    detail: "Anna",
  });
});

it("keeps the first reason for its end: the line closing afterwards adds nothing", () => {
  const ended = stateAfter({ type: "dial" }, hello, { type: "ended", reason: "queue full" });
  expect(isBusy(ended)).toBe(false);
  expect(followTelephone(ended, { type: "failed", reason: "no line" })).toEqual(ended);
});

it("waits to be called, is called, answers, and can be called again", () => {
  const carrying = stateAfter({ type: "dial" }, { type: "carried", number: "+79000000201" });
  expect(carrying).toMatchObject({ phase: "carrying", detail: "+79000000201" });
  expect(isBusy(carrying)).toBe(false);
  const called = followTelephone(carrying, { type: "ringing", from: "+12025550101" });
  expect(called).toMatchObject({ phase: "called", detail: "+12025550101" });
  expect(isBusy(called)).toBe(true);
  const over = [hello, { type: "ended", reason: "" } as const].reduce(followTelephone, called);
  expect(followTelephone(over, { type: "ringing", from: "+12025550101" }).phase).toBe("called");
});

it("begins anew with every call", () => {
  expect(stateAfter({ type: "dial" }, hello, { type: "ended", reason: "" }, { type: "dial" }).lines).toEqual([]);
});
