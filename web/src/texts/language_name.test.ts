import { expect, it } from "vitest";
import { nameLanguage } from "./language_name";

it.each([
  ["ru-RU", "ru", "русский"],
  ["kk-KZ", "ru", "казахский"],
  ["pl", "en", "Polish"],
  ["en-GB", "pl", "angielski"],
  ["ru", "kk", "орыс тілі"],
])("%s is called in %s: %s", (tag, language, name) => {
  expect(nameLanguage(tag, language)).toBe(name);
});
