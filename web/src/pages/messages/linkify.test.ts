import { expect, it } from "vitest";
import { linkify } from "./linkify";

it("finds addresses, and leaves the marks that end a sentence outside", () => {
  const text = "Open http://127.0.0.1:8080/work/abc.def-_1. Or call.";
  const pieces = linkify(text);
  expect(pieces.filter(({ kind }) => kind === "link").map(({ value }) => value)).toEqual([
    "http://127.0.0.1:8080/work/abc.def-_1",
  ]);
  expect(pieces.map(({ value }) => value).join("")).toBe(text);
});

it("leaves a text without addresses whole", () => {
  expect(linkify("nothing here")).toEqual([{ kind: "text", value: "nothing here", start: 0 }]);
  expect(linkify("")).toEqual([]);
});
