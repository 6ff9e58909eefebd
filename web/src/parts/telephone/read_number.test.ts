import { expect, it } from "vitest";
import { readNumber } from "./read_number";

it.each([
  ["8 (900) 000-00-16", "+79000000016"],
  ["+7 900 000 00 16", "+79000000016"],
  ["79000000016", "+79000000016"],
  ["+48 22 555 01 02", "+48225550102"],
  ["Лифт", ""],
  ["112", ""],
])("%s is read as %s", (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});
