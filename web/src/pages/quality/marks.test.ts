import { expect, it } from "vitest";
import type { EvaluationForm, FormQuestion } from "~/api/quality";
import { put, scoreOf, UNPLACED, unanswered } from "./marks";

const question = (key: string, weight: number, more: Partial<FormQuestion> = {}): FormQuestion => ({
  ...{ key, weight, name: key, help: "", fatal: false, optional: false },
  ...more,
});
const form: EvaluationForm = {
  ...{ key: "call", edition: "1", name: "Talk" },
  sections: [
    { key: "a", name: "A", questions: [question("greeting", 1), question("help", 3, { optional: true })] },
    { key: "b", name: "B", questions: [question("rude", 1, { fatal: true })] },
  ],
};

it("counts what is marked as the API does", () => {
  const good = put(put(put({}, "greeting", { value: "no" }), "help", { value: "yes" }), "rude", { value: "yes" });
  expect(scoreOf(form, good)).toBe(80);
  expect(scoreOf(form, put(good, "help", { value: "not_applicable" }))).toBe(50);
  expect(scoreOf(form, put(good, "rude", { value: "no" }))).toBe(0);
  expect(scoreOf(form, {})).toBe(0);
});

it("knows what is left, and keeps what was put down", () => {
  const begun = put(put({}, "greeting", { value: "partly" }), "greeting", { comment: "Late", at_second: 7 });
  expect(begun.greeting).toEqual({ question: "greeting", value: "partly", comment: "Late", at_second: 7 });
  expect(unanswered(form, begun).map(({ key }) => key)).toEqual(["help", "rude"]);
  expect(put({}, "help", {}).help?.at_second).toBe(UNPLACED);
});
