import { Button } from "antd";
import { useState } from "react";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { toLocal } from "~/time/zoned";
import { useReadings } from "../queries";

/** The API has readings by month, not by account: enough pages for a company of some hundred flats, asked for when wanted. */
const PAGES = 10;

interface Props {
  company: string;
  account: string;
  zone: string | undefined;
}

/** What this account has given for this month and the one before. */
export function LastReadings({ company, account, zone }: Props) {
  const { t, word } = useTexts("desk");
  const [wanted, setWanted] = useState(false);
  const now = toLocal(Date.now(), zone).slice(0, 7);
  const current = useReadings(company, now, PAGES, wanted);
  const before = useReadings(company, monthBefore(now), PAGES, wanted);
  const loading = current.isPending || before.isPending;
  const readings = [...(current.data?.items ?? []), ...(before.data?.items ?? [])].filter(
    (reading) => reading.account === account && !reading.superseded,
  );
  return (
    <section>
      <h3>{t("readings.last")}</h3>
      {!wanted && (
        <Button size="small" onClick={() => setWanted(true)}>
          {t("readings.show")}
        </Button>
      )}
      {wanted && !readings.length && <p className="quiet">{loading ? t("app.loading") : t("readings.none")}</p>}
      <ul>
        {readings.map(({ meter, kind, serial, value, taken_at }) => (
          <li key={`${meter} ${taken_at}`}>
            {word("meter", kind)} <strong>{value}</strong> <span className="quiet">{serial}</span>{" "}
            <Moment at={taken_at} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "2026-12" for "2027-01". */
export function monthBefore(month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - 1);
  return first.toISOString().slice(0, 7);
}
