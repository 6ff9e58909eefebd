import type { Outage } from "~/api/types";
import { useTexts } from "~/texts";

/** What residents are told, as the telephone and the messages say it: in the operator's language, else in the company's first. */
export function OutageWords({ words }: Pick<Outage, "words">) {
  const { t, language } = useTexts("parts/outages");
  const said = words[language] ?? Object.values(words)[0];
  if (!said) return null;
  return (
    <blockquote className="outage-words">
      <span className="quiet">{t("outages.words")}</span> {said}
    </blockquote>
  );
}
