import { Tag } from "antd";
import type { Outage } from "~/api/types";
import { OutageActions } from "~/parts/outages/OutageActions";
import { OutageFacts } from "~/parts/outages/OutageFacts";
import { OutageScope } from "~/parts/outages/OutageScope";
import { OutageTickets } from "~/parts/outages/OutageTickets";
import { OutageWords } from "~/parts/outages/OutageWords";
import { useTexts } from "~/texts";
import { useDesk, useZone } from "../desk_context";

interface Props {
  outage: Outage;
  onShow: (company: string, number: string) => void;
}

/** One live or planned outage: what, where, until when; its end or scope changed, its requests, or said to be over. */
export function OutageRow({ outage, onShow }: Props) {
  const { t } = useTexts("parts/outages");
  const { company, me } = useDesk();
  const zone = useZone(outage.company);
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
      <OutageScope scope={outage.scope} />
      <OutageWords words={outage.words} />
      {outage.notice_waived && <p className="quiet">{t("outages.waived", { why: outage.notice_waived })}</p>}
      <details>
        <summary>{t("outages.tickets")}</summary>
        <OutageTickets outage={outage} onShow={onShow} />
      </details>
      <OutageActions outage={outage} />
    </li>
  );
}
