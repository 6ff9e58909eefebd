import { Button, Input, Tag } from "antd";
import { useMemo, useState } from "react";
import type { Reading as MeterReading } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { EmptyState, ErrorNote, ListSkeleton, Moment } from "~/parts/ui";
import { useTexts } from "~/texts";
import { meets } from "../format";
import { useList } from "../use_list";

/** Readings of a month, as they were given. */
export function MetersView({ company }: { company: string }) {
  const { t, word } = useTexts("directory");
  const { api } = useDozor();
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7));
  const [wanted, setWanted] = useState("");
  const list = useList(["readings", company, month], (cursor) => api.readings(company, month, cursor));
  const shown = useMemo(
    () =>
      list.items?.filter((one) =>
        meets([one.account, one.address, one.flat, one.serial, word("meter", one.kind)].join(" "), wanted),
      ),
    [list.items, wanted, word],
  );
  return (
    <main className="directory-wide">
      <div className="directory-search">
        <Input
          type="month"
          className="directory-month"
          aria-label={t("meters.month")}
          value={month}
          onChange={(event) => event.target.value && setMonth(event.target.value)}
        />
        <Input
          type="search"
          allowClear
          aria-label={t("meters.filter")}
          placeholder={t("meters.filter")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <div className="directory-scroll">
        {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
        {!shown && !list.error && <ListSkeleton lines={12} />}
        {shown && !shown.length && !list.looking && <EmptyState>{t("meters.empty")}</EmptyState>}
        {shown && shown.length > 0 && <ReadingTable company={company} readings={shown} />}
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("list.more")}
          </Button>
        )}
      </div>
    </main>
  );
}

function ReadingTable({ company, readings }: { company: string; readings: readonly MeterReading[] }) {
  const { t, word } = useTexts("directory");
  const zone = useZone(company);
  return (
    <table className="directory-table">
      <thead>
        <tr>
          <th scope="col">{t("resident.account")}</th>
          <th scope="col">{t("meter.address")}</th>
          <th scope="col">{t("meter.kind")}</th>
          <th scope="col">{t("meter.serial")}</th>
          <th scope="col">{t("meter.value")}</th>
          <th scope="col">{t("meter.taken")}</th>
          <th scope="col">{t("meter.source")}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((one) => (
          <tr key={`${one.account} ${one.meter} ${one.taken_at}`} className={one.superseded ? "superseded" : ""}>
            <td>{one.account}</td>
            <td>
              {one.address}, {t("ticket.flat", { value: one.flat })}
            </td>
            <td>{word("meter", one.kind)}</td>
            <td>{one.serial}</td>
            <td>
              <strong>{one.value}</strong> {one.superseded && <Tag>{t("meter.superseded")}</Tag>}
            </td>
            <td>
              <Moment at={one.taken_at} zone={zone} />
            </td>
            <td>{word("reading", one.source)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
