import { Button } from "antd";
import { useState } from "react";
import { DEFERRED, DeferCall, type DeferValues } from "~/parts/duties/DeferCall";
import { type CompanyDuty, useDuties } from "~/parts/duties/queries";
import { useOnLine } from "~/parts/duties/use_on_line";
import { Unfinished } from "~/parts/keeping/Unfinished";
import { TroubleNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import type { WorkspaceEvent } from "../workspace";
import { DutyRow } from "./DutyRow";

interface Props {
  companies: readonly string[];
  put: (event: WorkspaceEvent) => void;
}

/** What is to be done before its time is over: calls to make, messages to hear, bad marks to look into. */
export function Duties({ companies, put }: Props) {
  const { t } = useTexts("parts/duties");
  const [deferring, setDeferring] = useState(false);
  const { duties, trouble } = useDuties(companies);
  const onLine = useOnLine(duties);
  return (
    <section className="duties" aria-label={t("duties.title")} aria-busy={!duties && !trouble}>
      <header>
        <h2>
          {t("duties.title")} <span className="quiet">{duties?.length || ""}</span>
        </h2>
        <Button size="small" aria-expanded={deferring} onClick={() => setDeferring(!deferring)}>
          {t("defer.open")}
        </Button>
      </header>
      {deferring && (
        <Unfinished<DeferValues> kind={DEFERRED} form="new">
          {(restored) => <DeferCall companies={companies} restored={restored} onDone={() => setDeferring(false)} />}
        </Unfinished>
      )}
      <TroubleNote trouble={trouble} />
      <ul>
        {!duties?.length && !trouble && <li className="quiet">{duties ? t("duties.empty") : t("app.loading")}</li>}
        {duties?.map((duty: CompanyDuty) => (
          <DutyRow key={`${duty.company}/${duty.contact_id}`} duty={duty} onLine={onLine(duty)} put={put} />
        ))}
      </ul>
    </section>
  );
}
