import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "./language";
import type { Namespace, TextKey } from "./namespaces";

export { getLanguage, loadTexts, setLanguage, startTexts } from "./i18n";
export { LANGUAGES, type Language } from "./language";
export type { Namespace, TextKey } from "./namespaces";

type Values = Readonly<Record<string, string | number>>;

export interface Wording<Named extends Namespace = never> {
  language: Language;
  /** The text of that key, every {name} in it replaced; `count` also chooses among plural forms. */
  t: (key: TextKey<Named>, values?: Values) => string;
  /** The name of a value of the API, such as a state; a value that the dictionaries do not know is shown as it is. */
  word: (group: string, value: string) => string;
}

/**
 * The words of those dictionaries and the common ones, in the chosen language; the component is drawn again when it changes.
 * Dictionaries that are not here yet are waited for (Suspense).
 */
export function useTexts<Named extends Namespace = never>(...namespaces: Named[]): Wording<Named> {
  const { t: translate, i18n } = useTranslation([...namespaces, "common"]);
  return useMemo(() => {
    const t = translate as unknown as (key: string, values?: Values) => string;
    const word = (group: string, value: string) => t(`${group}.${value}`, { defaultValue: value });
    return { language: i18n.language as Language, t, word };
  }, [translate, i18n]);
}
