import { Button } from "antd";
import { useState } from "react";
import { Unfinished } from "~/parts/keeping/Unfinished";
import { NewOutage, OUTAGE } from "~/parts/outages/NewOutage";
import type { OutageValues } from "~/parts/outages/new_outage";
import { ProposalRow } from "~/parts/outages/ProposalRow";
import { useCurrentOutages } from "~/parts/outages/queries";
import { TroubleNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { OutageRow } from "./OutageRow";

interface Props {
  companies: readonly string[];
  /** Opens a ticket beside the list. */
  onShow: (company: string, number: string) => void;
}

/** What does not work now and where: proposals to be decided on top, then what is live or planned; entered, changed, ended here. */
export function OutagesPanel({ companies, onShow }: Props) {
  const { t } = useTexts("parts/outages");
  const [entering, setEntering] = useState(false);
  const { outages, trouble } = useCurrentOutages(companies);
  return (
    <section className="panel outages" aria-label={t("outages.title")}>
      <header>
        <h2>{t("outages.title")}</h2>
        {!entering && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t("outages.new")}
          </Button>
        )}
      </header>
      {entering && (
        <Unfinished<OutageValues> kind={OUTAGE} form="new">
          {(restored) => <NewOutage companies={companies} restored={restored} onDone={() => setEntering(false)} />}
        </Unfinished>
      )}
      <TroubleNote trouble={trouble} />
      {!outages?.length && !trouble && <p className="quiet">{outages ? t("outages.empty") : t("app.loading")}</p>}
      <ul>
        {outages?.map((outage) => {
          const Row = outage.state === "proposed" ? ProposalRow : OutageRow;
          return <Row key={outage.id} outage={outage} onShow={onShow} />;
        })}
      </ul>
    </section>
  );
}
