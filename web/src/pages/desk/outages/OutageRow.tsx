import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Space, Tag } from "antd";
import { useState } from "react";
import type { Outage, OutageChange } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { useDesk, useZone } from "../desk_context";
import { OutageFacts } from "./OutageFacts";

/** One live outage: what, where, until when; the end moved, or said to be over. */
export function OutageRow({ outage }: { outage: Outage }) {
  const { t } = useTexts();
  const { company, me } = useDesk();
  const zone = useZone(outage.company);
  const [asking, setAsking] = useState<"change" | "end">();
  const [until, setUntil] = useState(toLocal(outage.expected_end ? Date.parse(outage.expected_end) : Date.now(), zone));
  const { act, acting, trouble } = useAct(outage, () => setAsking(undefined));
  const { version } = outage;
  return (
    <li
      className="outage"
      aria-label={t("outages.one", { where: outage.scope.map(({ address }) => address).join(", ") })}
    >
      <div className="outage-top">
        <OutageFacts outage={outage} zone={zone} />
        {me.companies.length > 1 && <Tag color="blue">{company(outage.company)?.name}</Tag>}
      </div>
      <ul className="outage-scope">
        {outage.scope.map(({ building_id, address, entrances }) => (
          <li key={building_id}>
            {address}
            {entrances.length > 0 && `, ${t("ticket.entrance", { value: entrances.join(", ") })}`}
          </li>
        ))}
      </ul>
      {trouble && <Alert type="error" title={trouble} />}
      {!asking && (
        <Space>
          <Button size="small" onClick={() => setAsking("change")}>
            {t("outages.change")}
          </Button>
          <Button size="small" danger onClick={() => setAsking("end")}>
            {t("outages.end")}
          </Button>
        </Space>
      )}
      {asking === "change" && (
        <Space.Compact>
          <Input
            type="datetime-local"
            size="small"
            aria-label={t("outages.expected_end")}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          <Button
            size="small"
            type="primary"
            loading={acting}
            disabled={!until}
            onClick={() => act({ action: "change", expected_end: fromLocal(until, zone), texts: null, version })}
          >
            {t("outages.save_change")}
          </Button>
          <Button size="small" onClick={() => setAsking(undefined)}>
            {t("ticket.cancel")}
          </Button>
        </Space.Compact>
      )}
      {asking === "end" && (
        <Space>
          <span>{t("outages.end.sure")}</span>
          <Button
            size="small"
            danger
            type="primary"
            loading={acting}
            onClick={() => act({ action: "end", expected_end: null, texts: null, version })}
          >
            {t("outages.end.yes")}
          </Button>
          <Button size="small" onClick={() => setAsking(undefined)}>
            {t("ticket.cancel")}
          </Button>
        </Space>
      )}
    </li>
  );
}

function useAct({ company, id }: Outage, onDone: () => void) {
  const { api } = useDesk();
  const explain = useExplain();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (change: OutageChange) => api.changeOutage(company, id, change),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["outages", company] }),
  });
  return { act: mutate, acting: isPending, trouble: error ? explain(error) : "" };
}
