import { expect, it } from "vitest";
import { fill } from ".";
import { en, type TextKey } from "./en";
import { ru } from "./ru";

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

it("take the same values in both languages", () => {
  const unlike = (Object.keys(en) as TextKey[]).filter(
    (key) => `${placeholders(ru[key])}` !== `${placeholders(en[key])}`,
  );
  expect(unlike).toEqual([]);
});

it("values are filled in, and one that is missing is seen", () => {
  expect(fill("Ticket {number} of {name}", { number: 7 })).toBe("Ticket 7 of {name}");
});
