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
const loading = new Map<Language, Promise<Locale>>();

/** Antd's own words (pages of a table, days of a calendar), read when that language is first shown. */
export function useAntdLocale(language: Language): Locale {
  let locale = loading.get(language);
  if (!locale) {
    locale = FILES[language]().then((file) => file.default);
    loading.set(language, locale);
  }
  return use(locale);
}
