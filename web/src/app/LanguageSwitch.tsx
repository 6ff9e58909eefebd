import { LANGUAGES, setLanguage, useTexts } from "~/texts";

/** Changes the language of the pages with one click. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  return (
    <fieldset className="language-switch" aria-label={t("app.language")}>
      {LANGUAGES.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => setLanguage(code)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
