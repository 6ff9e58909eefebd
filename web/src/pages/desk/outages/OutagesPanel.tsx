import { Button } from "antd";
import { useState } from "react";
import { useTexts } from "~/texts";
import { useLiveOutages } from "../queries";
import { NewOutage } from "./NewOutage";
import { OutageRow } from "./OutageRow";

/** What does not work now and where; entered, changed and ended here. */
export function OutagesPanel({ companies }: { companies: readonly string[] }) {
  const { t } = useTexts();
  const [entering, setEntering] = useState(false);
  const outages = useLiveOutages(companies);
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
      {entering && <NewOutage companies={companies} onDone={() => setEntering(false)} />}
      {!outages?.length && <p className="quiet">{outages ? t("outages.empty") : t("app.loading")}</p>}
      <ul>
        {outages?.map((outage) => (
          <OutageRow key={outage.id} outage={outage} />
        ))}
      </ul>
    </section>
  );
}
