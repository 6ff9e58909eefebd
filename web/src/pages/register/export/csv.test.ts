import { expect, it } from "vitest";
import { quote } from "./csv";

it.each([
  ["plain", "plain"],
  ["one; two", '"one; two"'],
  ['he said "no"', '"he said ""no"""'],
  ["two\nlines", '"two\nlines"'],
  ["+79990000101", "+79990000101"],
  ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
  ["+cmd|x", "'+cmd|x"],
  ["-5", "-5"],
])("%s is written %s", (text, written) => {
  expect(quote(text, ";")).toBe(written);
});
