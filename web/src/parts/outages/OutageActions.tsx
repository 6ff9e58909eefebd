import { Alert, Button, Space } from "antd";
import { useState } from "react";
import type { Outage } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { OutageTexts, saidIn } from "./OutageTexts";
import { ScopeEditor } from "./ScopeEditor";
import { toDrafts, toScopeAsked } from "./scope";
import { useOutageAct } from "./use_outage_act";

const ASKS = ["change", "scope", "texts", "end"] as const;
type Ask = (typeof ASKS)[number];

/** What can be done about an outage that lasts or is planned: another end, another scope, other words, or that it is over. */
export function OutageActions({ outage }: { outage: Outage }) {
  const { t } = useTexts("parts/outages");
  const [asking, setAsking] = useState<Ask>();
  const { act, acting, trouble } = useOutageAct(outage, () => setAsking(undefined));
  const back = () => setAsking(undefined);
  const forms = { outage, busy: acting !== undefined, act, back };
  return (
    <>
      {trouble && <Alert type="error" title={trouble} />}
      {!asking && (
        <Space wrap>
          {ASKS.map((ask) => (
            <Button key={ask} size="small" danger={ask === "end"} onClick={() => setAsking(ask)}>
              {t(`outages.${ask}`)}
            </Button>
          ))}
        </Space>
      )}
      {asking === "change" && <ChangeEnd {...forms} />}
      {asking === "scope" && <ChangeScope {...forms} />}
      {asking === "texts" && <ChangeTexts {...forms} />}
      {asking === "end" && <EndIt {...forms} />}
    </>
  );
}

interface FormProps {
  outage: Outage;
  busy: boolean;
  act: ReturnType<typeof useOutageAct>["act"];
  back: () => void;
}

function ChangeEnd({ outage, busy, act, back }: FormProps) {
  const { t } = useTexts("parts/outages");
  const zone = useZone(outage.company);
  const [until, setUntil] = useState(toLocal(outage.expected_end ? Date.parse(outage.expected_end) : Date.now(), zone));
  return (
    <Space.Compact>
      <MomentInput
        zone={zone}
        size="small"
        aria-label={t("outages.expected_end")}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Button
        size="small"
        type="primary"
        loading={busy}
        disabled={!until}
        onClick={() => act({ action: "change", expected_end: fromLocal(until, zone) })}
      >
        {t("outages.save_change")}
      </Button>
      <Button size="small" onClick={back}>
        {t("ticket.cancel")}
      </Button>
    </Space.Compact>
  );
}

function ChangeScope({ outage, busy, act, back }: FormProps) {
  const { t } = useTexts("parts/outages");
  const [drafts, setDrafts] = useState(() => toDrafts(outage.scope));
  return (
    <div className="outage-otherwise">
      <ScopeEditor company={outage.company} value={drafts} onChange={setDrafts} />
      <Space>
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={!drafts.length}
          onClick={() => act({ action: "change", scope: toScopeAsked(drafts) })}
        >
          {t("outages.save_change")}
        </Button>
        <Button size="small" onClick={back}>
          {t("ticket.cancel")}
        </Button>
      </Space>
    </div>
  );
}

function ChangeTexts({ outage, busy, act, back }: FormProps) {
  const { t } = useTexts("parts/outages");
  const { company } = useDozor();
  const [texts, setTexts] = useState<Readonly<Record<string, string | undefined>>>(outage.texts);
  return (
    <div className="outage-otherwise">
      <OutageTexts languages={company(outage.company)?.languages ?? []} value={texts} onChange={setTexts} />
      <Space>
        <Button
          size="small"
          type="primary"
          loading={busy}
          onClick={() => act({ action: "change", texts: saidIn(texts) })}
        >
          {t("outages.save_change")}
        </Button>
        <Button size="small" onClick={back}>
          {t("ticket.cancel")}
        </Button>
      </Space>
    </div>
  );
}

function EndIt({ busy, act, back }: FormProps) {
  const { t } = useTexts("parts/outages");
  return (
    <Space wrap>
      <span>{t("outages.end.sure")}</span>
      <Button size="small" danger type="primary" loading={busy} onClick={() => act({ action: "end" })}>
        {t("outages.end.yes")}
      </Button>
      <Button size="small" onClick={back}>
        {t("ticket.cancel")}
      </Button>
    </Space>
  );
}
