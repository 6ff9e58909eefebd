import { expect, it } from "vitest";
import { followTelephone, isBusy, ON_HOOK, type Telephone, type TelephoneEvent } from "./telephone_state";

const stateAfter = (...events: TelephoneEvent[]): Telephone => events.reduce(followTelephone, ON_HOOK);
const question: TelephoneEvent = {
  type: "asked",
  kind: "key",
  keys: ["1", "0"],
  max_length: 1,
  terminator: "",
  seconds: 6,
};
const hello: TelephoneEvent = { type: "heard", text: "Hello", language: "en" };

it("hears, is asked, presses, waits and talks, and all of it stands in the transcript", () => {
  const telephone = stateAfter(
    { type: "dial" },
    { type: "dialling" },
    hello,
    question,
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

it("has a number, is called on it, answers, and can be called again", () => {
  const carrying = stateAfter({ type: "carried", number: "+79000000201" });
  expect(carrying).toMatchObject({ phase: "idle", carries: "+79000000201" });
  const called = followTelephone(carrying, { type: "ringing", from: "+12025550101" });
  expect(called).toMatchObject({ phase: "called", detail: "+12025550101", carries: "+79000000201" });
  expect(isBusy(called)).toBe(true);
  const over = [hello, { type: "ended", reason: "" } as const].reduce(followTelephone, called);
  expect(followTelephone(over, { type: "ringing", from: "+12025550101" }).phase).toBe("called");
});

it("a number that is taken anew leaves what was heard", () => {
  const ended = stateAfter({ type: "dial" }, hello, { type: "ended", reason: "" });
  expect(followTelephone(ended, { type: "carried", number: "+79000000202" }).lines).toHaveLength(1);
});

it("knows which keys are expected until something else is heard", () => {
  const asked = stateAfter({ type: "dial" }, hello, question);
  expect(asked.expected?.keys).toEqual(["1", "0"]);
  expect(followTelephone(asked, hello).expected).toBeUndefined();
});

it("is put on hold and taken back, and hears the operator's keys", () => {
  const held = stateAfter({ type: "dial" }, { type: "talking", agent: "Anna" }, { type: "held" }, hello);
  expect(held.phase).toBe("held");
  expect(followTelephone(held, { type: "resumed" })).toMatchObject({ phase: "talking", detail: "Anna" });
  expect(followTelephone(held, { type: "tones", keys: "12" }).lines.at(-1)).toMatchObject({
    kind: "tones",
    keys: "12",
  });
});

it("begins anew with every call", () => {
  expect(stateAfter({ type: "dial" }, hello, { type: "ended", reason: "" }, { type: "dial" }).lines).toEqual([]);
});
