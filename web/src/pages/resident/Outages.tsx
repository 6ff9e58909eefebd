import { useTexts } from "~/texts";
import type { OwnPage } from "./resident_api";

/** What is out where they live, as the telephone tells it too. */
export function Outages({ page }: { page: OwnPage }) {
  const { t } = useTexts("resident");
  if (!page.outages.length) return null;
  return (
    <section className="resident-outages" aria-label={t("resident.outage")}>
      {page.outages.map(({ words }) => (
        <p key={words}>{words}</p>
      ))}
    </section>
  );
}
