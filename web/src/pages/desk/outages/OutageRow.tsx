import { Alert, Button, Input, Space, Tag } from "antd";
import { useState } from "react";
import type { Outage } from "~/api/types";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { useDesk, useZone } from "../desk_context";
import { OutageFacts } from "./OutageFacts";
import { OutageScope } from "./OutageScope";
import { OutageTickets } from "./OutageTickets";
import { OutageWords } from "./OutageWords";
import { ScopeEditor } from "./ScopeEditor";
import { toDrafts, toScopeAsked } from "./scope";
import { useOutageAct } from "./use_outage_act";

interface Props {
  outage: Outage;
  onShow: (company: string, number: string) => void;
}

/** One live or planned outage: what, where, until when; its end or scope changed, its requests, or said to be over. */
export function OutageRow({ outage, onShow }: Props) {
  const { t } = useTexts("desk");
  const { company, me } = useDesk();
  const zone = useZone(outage.company);
  const [asking, setAsking] = useState<"change" | "scope" | "end">();
  const [until, setUntil] = useState(toLocal(outage.expected_end ? Date.parse(outage.expected_end) : Date.now(), zone));
  const [drafts, setDrafts] = useState(() => toDrafts(outage.scope));
  const { act, acting, trouble } = useOutageAct(outage, () => setAsking(undefined));
  const editScope = () => {
    setDrafts(toDrafts(outage.scope));
    setAsking("scope");
  };
  return (
    <li
      className="outage"
      aria-label={t("outages.one", { where: outage.scope.map(({ address }) => address).join(", ") })}
    >
      <div className="outage-top">
        <div>
          {outage.state === "planned" && <Tag color="gold">{t("outages.planned")}</Tag>}
          <OutageFacts outage={outage} zone={zone} />
        </div>
        {me.companies.length > 1 && <Tag color="blue">{company(outage.company)?.name}</Tag>}
      </div>
      {asking !== "scope" && <OutageScope scope={outage.scope} />}
      <OutageWords words={outage.words} />
      {outage.notice_waived && <p className="quiet">{t("outages.waived", { why: outage.notice_waived })}</p>}
      <details>
        <summary>{t("outages.tickets")}</summary>
        <OutageTickets outage={outage} onShow={onShow} />
      </details>
      {trouble && <Alert type="error" title={trouble} />}
      {!asking && (
        <Space>
          <Button size="small" onClick={() => setAsking("change")}>
            {t("outages.change")}
          </Button>
          <Button size="small" onClick={editScope}>
            {t("outages.scope")}
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
            loading={acting !== undefined}
            disabled={!until}
            onClick={() => act({ action: "change", expected_end: fromLocal(until, zone) })}
          >
            {t("outages.save_change")}
          </Button>
          <Button size="small" onClick={() => setAsking(undefined)}>
            {t("ticket.cancel")}
          </Button>
        </Space.Compact>
      )}
      {asking === "scope" && (
        <div className="outage-otherwise">
          <ScopeEditor company={outage.company} value={drafts} onChange={setDrafts} />
          <Space>
            <Button
              size="small"
              type="primary"
              loading={acting !== undefined}
              disabled={!drafts.length}
              onClick={() => act({ action: "change", scope: toScopeAsked(drafts) })}
            >
              {t("outages.save_change")}
            </Button>
            <Button size="small" onClick={() => setAsking(undefined)}>
              {t("ticket.cancel")}
            </Button>
          </Space>
        </div>
      )}
      {asking === "end" && (
        <Space>
          <span>{t("outages.end.sure")}</span>
          <Button
            size="small"
            danger
            type="primary"
            loading={acting !== undefined}
            onClick={() => act({ action: "end" })}
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
