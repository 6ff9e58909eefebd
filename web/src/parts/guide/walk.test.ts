import { expect, it } from "vitest";
import type { ScriptStep } from "~/api/guides";
import { answer, isEnd, keyMeans, walk } from "./walk";

const step = (key: string, kind: ScriptStep["kind"], ...to: string[]): ScriptStep => ({
  key,
  kind,
  text: `text of ${key}`,
  choices: to.map((one) => ({ key: `to_${one}`, text: `go to ${one}`, to: one })),
  problem: "",
  problem_name: "",
  trade: "",
  trade_name: "",
  urgency: null,
});
const guide = { steps: [step("a", "ask", "b", "end"), step("b", "check", "end"), step("end", "engineer")] };

it("leads from the first step to an end, and collects what was answered", () => {
  expect(walk(guide, []).here?.key).toBe("a");
  const answers = answer(answer([], guide.steps[0], "to_b"), guide.steps[1], "to_end");
  const { taken, here } = walk(guide, answers);
  expect(taken.map(({ step: { key }, answered }) => [key, answered])).toEqual([
    ["a", "go to b"],
    ["b", "go to end"],
  ]);
  expect([here?.key, isEnd(here)]).toEqual(["end", true]);
});

it("takes the last answer back", () => {
  const answers = answer([], guide.steps[0], "to_b");
  expect(answer(answers, guide.steps[1])).toEqual([]);
  expect(answer([], guide.steps[0])).toEqual([]);
});

it("leaves answers out that the script does not have any more", () => {
  const gone = [
    { step: "a", choice: "to_b" },
    { step: "x", choice: "to_end" },
  ];
  expect(walk(guide, gone).here?.key).toBe("b");
});

it("knows the keys of a step", () => {
  expect(keyMeans("2", guide.steps[0])).toEqual({ choice: "to_end" });
  expect(keyMeans("3", guide.steps[0])).toBeUndefined();
  expect(keyMeans("Backspace", guide.steps[0])).toBe("back");
  expect(keyMeans("a", guide.steps[0])).toBeUndefined();
});
