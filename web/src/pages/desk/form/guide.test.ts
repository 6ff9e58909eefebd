import { describe, expect, it } from "vitest";
import type { Question } from "~/api/problems";
import { answerText, backTo, currentQuestion, previousQuestion, withAnswer } from "./guide";

const where: Question = {
  key: "where",
  text: "Where does it leak?",
  answers: [
    { key: "tap", text: "From the tap" },
    { key: "pipe", text: "From the pipe" },
  ],
};
const since: Question = { key: "since", text: "Since when?", answers: [] };
const others: Question = { key: "others", text: "Do neighbours have it too?", answers: [] };
const ALL = [where, since, others];

describe("the guide's questions", () => {
  it("come one by one until the last is answered or passed over", () => {
    expect(currentQuestion(ALL, {})).toBe(where);
    const first = withAnswer({}, "where", "tap");
    expect(currentQuestion(ALL, first)).toBe(since);
    const passed = withAnswer(first, "since", "");
    expect(currentQuestion(ALL, passed)).toBe(others);
    expect(currentQuestion(ALL, withAnswer(passed, "others", "yes"))).toBeUndefined();
    expect(currentQuestion([], {})).toBeUndefined();
  });

  it("are asked again from the one that one goes back to", () => {
    const answers = { where: "tap", since: "morning", others: "yes" };
    expect(previousQuestion(ALL, answers)).toBe(others);
    expect(backTo(ALL, answers, "since")).toEqual({ where: "tap" });
    expect(previousQuestion(ALL, {})).toBeUndefined();
  });

  it("show a choice by its words", () => {
    expect(answerText(where, "pipe")).toBe("From the pipe");
    expect(answerText(since, "this morning")).toBe("this morning");
  });
});
