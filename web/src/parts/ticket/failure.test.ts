import { expect, it } from "vitest";
import { nameFailure } from "./failure";
import { en } from "./texts/en";
import { kk } from "./texts/kk";
import { pl } from "./texts/pl";
import { ru } from "./texts/ru";

const said = (failure: string, words: Readonly<Record<string, string>>) =>
  words[`message.failed.${nameFailure(failure)}`];

it("a call that did not come through is told in the reader's language, not by its code", () => {
  expect(said("TELECOM_PROBLEM", ru)).toBe("Дозвониться не удалось: не ответили, или сбой связи.");
  for (const words of [ru, en, kk, pl]) expect(said("TELECOM_PROBLEM", words)).toMatch(/^[^_]+\.$/);
});

it("what a carrier says of a phone that is off, and our own refusals, are told too", () => {
  expect(said("Phone is currently unreachable/unavailable", ru)).toBe("Телефон выключен или вне сети.");
  expect(said("phone: This phone takes no SMS.", en)).toBe("This number takes no SMS.");
});

it("what nobody knows is left in the carrier's words", () => {
  expect(nameFailure("Error 17")).toBeUndefined();
});
