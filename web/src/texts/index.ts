import { useSyncExternalStore } from "react";
import { en, type TextKey, type Texts } from "./en";
import { ru } from "./ru";

export type { TextKey } from "./en";
export type Language = "ru" | "en";

export const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: "ru", name: "Рус" },
  { code: "en", name: "Eng" },
];

const TEXTS: Record<Language, Texts> = { en, ru };
const KEY = "dozor.language";
const listeners = new Set<() => void>();
let current: Language | undefined;

/** The language of the pages: the one chosen here before, else the browser's, else English. */
export function getLanguage(): Language {
  if (!current) {
    const wanted = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
    current = wanted in TEXTS ? (wanted as Language) : "en";
    document.documentElement.lang = current;
  }
  return current;
}

export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

type Values = Readonly<Record<string, string | number>>;

/** `text` with every {name} replaced. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export interface Wording {
  language: Language;
  /** The text of that key. */
  t: (key: TextKey, values?: Values) => string;
  /** The name of a value of the API, such as a state; a value this dictionary does not know is shown as it is. */
  word: (group: string, value: string) => string;
}

/** The words of the pages in the chosen language; the component is drawn again when it changes. */
export function useTexts(): Wording {
  const language = useSyncExternalStore(subscribe, getLanguage);
  return WORDINGS[language];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function wording(language: Language): Wording {
  const texts = TEXTS[language];
  const known: Readonly<Record<string, string>> = texts;
  return {
    language,
    t: (key, values) => fill(texts[key], values),
    word: (group, value) => known[`${group}.${value}`] ?? value,
  };
}

const WORDINGS: Record<Language, Wording> = { en: wording("en"), ru: wording("ru") };
