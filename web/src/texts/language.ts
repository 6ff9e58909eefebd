import { forBrowser } from "~/browser/storage";
export type Language = "ru" | "kk" | "pl" | "en";

/** In the order in which they are offered; each by its own name. */
export const LANGUAGES: readonly { code: Language; name: string; whole: string }[] = [
  { code: "ru", name: "Рус", whole: "Русский" },
  { code: "kk", name: "Қаз", whole: "Қазақша" },
  { code: "pl", name: "Pol", whole: "Polski" },
  { code: "en", name: "Eng", whole: "English" },
];

const KEY = "dozor.language";

export function isLanguage(code: string | null | undefined): code is Language {
  return LANGUAGES.some((language) => language.code === code);
}

/** The one chosen here before, else the first of the browser's that we speak, else English. */
export function firstLanguage(): Language {
  const wanted = [forBrowser().getItem(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? "en";
}

export function keepLanguage(language: Language): void {
  forBrowser().setItem(KEY, language);
}
