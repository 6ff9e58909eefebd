import { createInstance, type ReadCallback } from "i18next";
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
    .use(resourcesToBackend(readDictionary))
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

/** Tells i18next of a failure that it may try again, as it does for some seconds. */
function readDictionary(language: string, namespace: string, callback: ReadCallback): void {
  loadDictionary(language, namespace).then(
    (words) => callback(null, words),
    (error: unknown) => callback(error as Error, true),
  );
}

/** The language of the pages. */
export function getLanguage(): Language {
  return i18n.language as Language;
}

/** The language asked for last. */
let wanted: Language | undefined;

/**
 * Changes the language of all that is shown, once its words are here; it is remembered. Rejects, and changes nothing, without them.
 * Whichever is asked for last stays, in whatever order the words come.
 */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language;
  await readMissing(language, [i18n.options.ns ?? []].flat());
  if (wanted !== language) return;
  keepLanguage(language);
  await i18n.changeLanguage(language);
}

/** Reads dictionaries ahead, so that the page that needs them does not wait for them when it is drawn. Rejects when they do not come. */
export async function loadTexts(...namespaces: Namespace[]): Promise<void> {
  await i18n.loadNamespaces(namespaces);
  await readMissing(getLanguage(), namespaces);
}

/** I18next takes a dictionary that it could not read for an empty one: keys would stand on the page. */
async function readMissing(language: Language, namespaces: readonly string[]): Promise<void> {
  const missing = namespaces.filter((namespace) => !i18n.hasResourceBundle(language, namespace));
  if (!missing.length) return;
  await i18n.reloadResources([language], missing);
  if (!missing.every((namespace) => i18n.hasResourceBundle(language, namespace))) throw new Error("no words");
}
