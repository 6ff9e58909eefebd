import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { Reading } from "~/api/types";
import { lastCompany, rememberCompany } from "~/app/last_company";
import { TroubleNote, troubleOf } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { toLocal } from "~/time/zoned";
import { useDesk, useZone } from "../desk_context";
import { useReadings } from "../queries";

/** The meter readings of one company and month, as they came in. */
export function ReadingsPanel({ companies }: { companies: readonly string[] }) {
  const { t } = useTexts("desk");
  const { company } = useDesk();
  const [chosen, setChosen] = useState(() => lastCompany(companies));
  const slug = companies.includes(chosen) ? chosen : (companies[0] ?? "");
  const zone = useZone(slug);
  const [month, setMonth] = useState(() => toLocal(Date.now(), zone).slice(0, 7));
  const [pages, setPages] = useState(1);
  const query = useReadings(slug, month, pages);
  const { data, isPending } = query;
  const trouble = troubleOf([query]);
  return (
    <section className="panel readings" aria-label={t("readings.title")}>
      <header>
        <h2>{t("readings.title")}</h2>
        {companies.length > 1 && (
          <Select
            aria-label={t("company.label")}
            value={slug}
            onChange={(chosen: string) => {
              rememberCompany(chosen);
              setChosen(chosen);
            }}
            options={companies.map((each) => ({ value: each, label: company(each)?.name ?? each }))}
          />
        )}
        <Input
          type="month"
          className="panel-search"
          aria-label={t("readings.month")}
          value={month}
          onChange={(event) => setMonth(event.target.value)}
        />
      </header>
      <TroubleNote trouble={trouble} />
      {!data?.items.length && !trouble && <p className="quiet">{isPending ? t("app.loading") : t("readings.empty")}</p>}
      {data && data.items.length > 0 && <ReadingTable readings={data.items} zone={zone} />}
      {data?.cursor && <Button onClick={() => setPages(pages + 1)}>{t("tickets.more")}</Button>}
      <p className="quiet">{t("readings.export", { company: slug, month })}</p>
    </section>
  );
}

function ReadingTable({ readings, zone }: { readings: readonly Reading[]; zone: string | undefined }) {
  const { t, word } = useTexts("desk");
  return (
    <table>
      <thead>
        <tr>
          <th>{t("readings.account")}</th>
          <th>{t("readings.address")}</th>
          <th>{t("readings.meter")}</th>
          <th>{t("readings.value")}</th>
          <th>{t("readings.taken")}</th>
          <th>{t("readings.source")}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <tr key={`${reading.meter} ${reading.taken_at}`} className={reading.superseded ? "superseded" : undefined}>
            <td>{reading.account}</td>
            <td>
              {reading.address}
              {reading.flat && `, ${t("ticket.flat", { value: reading.flat })}`}
            </td>
            <td>
              {word("meter", reading.kind)} <span className="quiet">{reading.serial}</span>
            </td>
            <td className="figure">{reading.value}</td>
            <td>
              <Moment at={reading.taken_at} zone={zone} />
            </td>
            <td>
              {word("reading", reading.source)}
              {reading.superseded && ` · ${t("readings.superseded")}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
