import { expect, it } from "vitest";
import { compare, shorten } from "./diff";

const told = (before: string, after: string) => compare(before, after).map(({ kind, text }) => `${kind} ${text}`);

it("tells which lines went out and which came in", () => {
  expect(told("a\nb\nc", "a\nx\nc\nd")).toEqual(["same a", "out b", "in x", "same c", "in d"]);
  expect(told("a", "a")).toEqual(["same a"]);
  expect(told("a\nb", "")).toEqual(["out a", "out b", "in "]);
});

it("leaves out what is far from any change", () => {
  const before = "1\n2\n3\n4\n5\n6\n7\n8\n9";
  const shown = shorten(compare(before, before.replace("5", "five")), 1);
  expect(shown.map(({ text }) => text)).toEqual(["⋯", "4", "5", "five", "6", "⋯"]);
});
