import { LANGUAGES, setLanguage, useTexts } from "~/texts";

/** Changes the language of the pages with one click. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  return (
    <fieldset className="language-switch" aria-label={t("app.language")}>
      {LANGUAGES.map(({ code, name, whole }) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={whole}
          aria-pressed={code === language}
          onClick={() => void setLanguage(code).catch(() => undefined)} // without its words it stays as it is
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
