import { Tag } from "antd";
import type { Outage } from "~/api/types";
import { type Language, useTexts } from "~/texts";
import "./outages.css";
import { Moment } from "~/time/Moment";

/** What is off and why, since when and until when, and what residents are told besides. */
export function OutageFacts({ outage, zone }: { outage: Outage; zone: string | undefined }) {
  const { t, word, language } = useTexts("parts/outages");
  const { resource, cause, began_at, expected_end } = outage;
  const late = expected_end !== null && Date.parse(expected_end) < Date.now();
  return (
    <div className="outage-facts">
      <strong>{word("resource", resource)}</strong> <Tag>{word("cause", cause)}</Tag>
      <span>
        {t("outages.since")} <Moment at={began_at} zone={zone} />
      </span>
      <span className={late ? "clock overdue" : undefined}>
        {expected_end ? (
          <>
            {t("outages.until")} <Moment at={expected_end} zone={zone} />
          </>
        ) : (
          t("outages.until_unknown")
        )}
      </span>
      <span className="quiet">{wordsFor(outage, language)}</span>
    </div>
  );
}

/** In the operator's own language if it was written in it, else in whatever there is. */
function wordsFor({ texts }: Outage, language: Language): string {
  return texts[language] ?? Object.values(texts)[0] ?? "";
}
