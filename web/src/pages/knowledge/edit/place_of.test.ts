import { expect, it } from "vitest";
import { placeOf, spanOfLine } from "./place_of";

it("reads language and line of what the API did not like", () => {
  expect(placeOf("documents.ru.12")).toEqual({ language: "ru", line: 12 });
  expect(placeOf("documents.en")).toEqual({ language: "en", line: 1 });
  expect(placeOf("note")).toBeUndefined();
});

it("finds a line in the text", () => {
  const text = "one\ntwo\nthree";
  expect(text.slice(...spanOfLine(text, 2))).toBe("two");
  expect(text.slice(...spanOfLine(text, 9))).toBe("");
});
