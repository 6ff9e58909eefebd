import { createInstance } from "i18next";
import resourcesToBackend from "i18next-resources-to-backend";
import { initReactI18next } from "react-i18next";
import { loadDictionary } from "./dictionaries";
import { firstLanguage, keepLanguage, type Language } from "./language";
import type { Namespace } from "./namespaces";

export const i18n = createInstance();

/** Reads the common words in the person's language; pages are drawn after that. */
export async function startTexts(): Promise<void> {
  i18n.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18n
    .use(initReactI18next)
    .use(resourcesToBackend(loadDictionary))
    .init({
      lng: firstLanguage(),
      // English stands in for a missing file (dictionaries.ts), and for a missing key a test fails: nobody loads two languages.
      fallbackLng: false,
      ns: ["common"],
      defaultNS: "common",
      // Keys are flat: "form.save" is one key, and "call.choice.specialist:lift" too.
      keySeparator: false,
      nsSeparator: false,
      // React escapes what it draws.
      interpolation: { prefix: "{", suffix: "}", escapeValue: false },
      react: { nsMode: "fallback" },
    });
}

/** The language of the pages. */
export function getLanguage(): Language {
  return i18n.language as Language;
}

/** Changes the language of all that is shown, once its words are here; it is remembered. */
export async function setLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  await i18n.changeLanguage(language);
}

/** Reads dictionaries ahead, so that the page that needs them does not wait for them when it is drawn. */
export async function loadTexts(...namespaces: Namespace[]): Promise<void> {
  await i18n.loadNamespaces(namespaces);
}
