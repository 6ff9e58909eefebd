import { Alert, Button, Space, Tag } from "antd";
import { useState } from "react";
import type { Outage } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal } from "~/time/zoned";
import { OutageFacts } from "./OutageFacts";
import { OutageScope } from "./OutageScope";
import { AskWhy, OutageTickets } from "./OutageTickets";
import { OutageWords } from "./OutageWords";
import { ScopeEditor } from "./ScopeEditor";
import { toDrafts, toScopeAsked } from "./scope";
import { useOutageAct } from "./use_outage_act";

interface Props {
  outage: Outage;
  onShow: (company: string, number: string) => void;
}

/** Similar requests that look like an outage: an operator says whether they are, and how far it reaches. */
export function ProposalRow({ outage, onShow }: Props) {
  const { t } = useTexts("parts/outages");
  const { company, me } = useDozor();
  const zone = useZone(outage.company);
  const [asking, setAsking] = useState<"scope" | "reject">();
  const { act, acting, trouble } = useOutageAct(outage, () => setAsking(undefined));
  const where = outage.scope.map(({ address }) => address).join(", ");
  return (
    <li className="outage proposed" aria-label={t("outages.proposed.one", { where })}>
      <div className="outage-top">
        <div>
          <Tag color="red">{t("outages.proposed")}</Tag>
          <Tag>{t("outages.proposed.count", { count: outage.tickets.length })}</Tag>
          <OutageFacts outage={outage} zone={zone} />
        </div>
        {me.companies.length > 1 && <Tag color="blue">{company(outage.company)?.name}</Tag>}
      </div>
      {asking !== "scope" && <OutageScope scope={outage.scope} />}
      <OutageTickets outage={outage} onShow={onShow} />
      <OutageWords words={outage.words} />
      {trouble && <Alert type="error" title={trouble} />}
      {!asking && (
        <Space>
          <Button size="small" type="primary" loading={acting === "confirm"} onClick={() => act({ action: "confirm" })}>
            {t("outages.confirm")}
          </Button>
          <Button size="small" onClick={() => setAsking("scope")}>
            {t("outages.scope")}
          </Button>
          <Button size="small" danger onClick={() => setAsking("reject")}>
            {t("outages.reject")}
          </Button>
        </Space>
      )}
      {asking === "scope" && (
        <ConfirmOtherwise
          outage={outage}
          busy={acting !== undefined}
          onConfirm={(scope, end) => act({ action: "confirm", scope, expected_end: end })}
          onBack={() => setAsking(undefined)}
        />
      )}
      {asking === "reject" && (
        <AskWhy
          label={t("outages.reject.why")}
          send={t("outages.reject")}
          busy={acting === "reject"}
          onSend={(reason) => act({ action: "reject", reason })}
          onBack={() => setAsking(undefined)}
        />
      )}
    </li>
  );
}

interface OtherwiseProps {
  outage: Outage;
  busy: boolean;
  onConfirm: (scope: ReturnType<typeof toScopeAsked>, expectedEnd: string | null) => void;
  onBack: () => void;
}

/** Confirmed wider or narrower than it was proposed, and until when, if that is known already. */
function ConfirmOtherwise({ outage, busy, onConfirm, onBack }: OtherwiseProps) {
  const { t } = useTexts("parts/outages");
  const zone = useZone(outage.company);
  const [drafts, setDrafts] = useState(() => toDrafts(outage.scope));
  const [until, setUntil] = useState("");
  return (
    <div className="outage-otherwise">
      <ScopeEditor company={outage.company} value={drafts} onChange={setDrafts} />
      <div className="scope-line">
        <span>{t("outages.expected_end")}</span>
        <MomentInput
          size="small"
          zone={zone}
          aria-label={t("outages.expected_end")}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <Space>
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={!drafts.length}
          onClick={() => onConfirm(toScopeAsked(drafts), fromLocal(until, zone) || null)}
        >
          {t("outages.confirm.so")}
        </Button>
        <Button size="small" onClick={onBack}>
          {t("ticket.cancel")}
        </Button>
      </Space>
    </div>
  );
}
