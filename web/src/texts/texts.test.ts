import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "./language";

type Words = Readonly<Record<string, string>>;

/** "../pages/desk/texts/ru.ts" -> its words. */
const files = import.meta.glob<Record<string, Words>>(
  ["./common/*.ts", "../pages/*/texts/*.ts", "../parts/*/texts/*.ts"],
  { eager: true },
);
const folders = [...new Set(Object.keys(files).map((file) => file.replace(/\/[^/]+$/, "")))];
const wordsOf = (folder: string, language: string): Words => files[`${folder}/${language}.ts`]?.[language] ?? {};

/** Plural texts are those that have `_other`: name -> its forms in this dictionary. */
function pluralsOf(words: Words): Map<string, string[]> {
  const names = Object.keys(words).flatMap((key) => (key.endsWith("_other") ? [key.slice(0, -"_other".length)] : []));
  const formsOf = (name: string) =>
    Object.keys(words).flatMap((key) => {
      const [, form] = /^.*_(zero|one|two|few|many|other)$/.exec(key) ?? [];
      return form && key === `${name}_${form}` ? [form] : [];
    });
  return new Map(names.map((name) => [name, formsOf(name).sort()]));
}

/** Keys without the forms of plurals, which differ by language. */
function keysOf(words: Words): string[] {
  const plurals = pluralsOf(words);
  const bare = (key: string) => {
    const name = key.replace(/_(zero|one|two|few|many|other)$/, "");
    return plurals.has(name) ? name : key;
  };
  return [...new Set(Object.keys(words).map(bare))].sort();
}

const placeholders = (text = "") => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([found]) => found))].sort();

describe.each(folders)("the words of %s", (folder) => {
  const english = wordsOf(folder, "en");

  it.each(LANGUAGES.map(({ code }) => code))("are whole in %s", (language) => {
    const words = wordsOf(folder, language);
    expect(keysOf(words)).toEqual(keysOf(english));
    expect(Object.entries(words).filter(([, text]) => !text.trim())).toEqual([]);
  });

  it.each(LANGUAGES.map(({ code }) => code))("take the same values in %s", (language) => {
    const words = wordsOf(folder, language);
    const unlike = Object.keys(english).filter(
      (key) => key in words && `${placeholders(words[key])}` !== `${placeholders(english[key])}`,
    );
    expect(unlike).toEqual([]);
  });

  it.each(LANGUAGES.map(({ code }) => code))("have every plural form of %s", (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [name, forms] of pluralsOf(wordsOf(folder, language))) expect([name, forms]).toEqual([name, wanted]);
  });
});

it("values are filled in, and the form of a plural is chosen", async () => {
  const i18n = createInstance();
  const words = {
    a: "Заявка {number}",
    b_one: "{count} дом",
    b_few: "{count} дома",
    b_many: "{count} домов",
    b_other: "",
  };
  await i18n.init({
    lng: "ru",
    ...{ keySeparator: false, nsSeparator: false, interpolation: { prefix: "{", suffix: "}", escapeValue: false } },
    resources: { ru: { translation: words } },
  });
  expect(i18n.t("a", { number: "7" })).toBe("Заявка 7");
  expect([1, 3, 5].map((count) => i18n.t("b", { count }))).toEqual(["1 дом", "3 дома", "5 домов"]);
});
