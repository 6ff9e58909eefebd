import type { ConfigProviderProps } from "antd";
import { use } from "react";
import type { Language } from "~/texts";

type Locale = NonNullable<ConfigProviderProps["locale"]>;

const FILES: Readonly<Record<Language, () => Promise<{ default: Locale }>>> = {
  ru: () => import("antd/locale/ru_RU"),
  kk: () => import("antd/locale/kk_KZ"),
  pl: () => import("antd/locale/pl_PL"),
  en: () => import("antd/locale/en_US"),
};
const here = new Map<Language, Promise<Locale>>();
let shown: { language: Language; locale: Promise<Locale> } | undefined;

/**
 * Antd's own words (pages of a table, days of a calendar), read when that language is first shown. Those of the language before stay
 * while its file cannot be had: the frame, and the telephone in it, must not break for them.
 */
export function useAntdLocale(language: Language): Locale {
  if (shown?.language !== language) {
    shown = { language, locale: here.get(language) ?? read(language, shown?.locale) };
  }
  return use(shown.locale);
}

function read(language: Language, before: Promise<Locale> | undefined): Promise<Locale> {
  const reading = FILES[language]().then(
    (file) => file.default,
    (error: unknown) => {
      here.delete(language);
      if (!before) throw error;
      return before;
    },
  );
  here.set(language, reading);
  return reading;
}
