import { useTexts } from "~/texts";

/** What residents hear and read, in each of the company's languages. */
export function WordsOfAll({ words }: { words: Readonly<Record<string, string>> }) {
  const { t, language } = useTexts("outages");
  const names = new Intl.DisplayNames([language], { type: "language" });
  return (
    <section aria-label={t("words")}>
      <h3>{t("words")}</h3>
      <dl className="outages-words">
        {Object.entries(words).map(([code, said]) => (
          <div key={code}>
            <dt className="quiet">{names.of(code)}</dt>
            <dd lang={code}>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
