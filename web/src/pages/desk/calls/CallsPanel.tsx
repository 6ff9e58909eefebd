import { Input } from "antd";
import { useState } from "react";
import { TroubleNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";
import { useLatestCalls } from "../queries";
import { CallLine } from "./CallLine";

/** The latest calls and what came of them. */
export function CallsPanel({ companies }: { companies: readonly string[] }) {
  const { t } = useTexts("desk");
  const { company } = useDesk();
  const [wanted, setWanted] = useState("");
  const { calls, trouble } = useLatestCalls(companies);
  const digits = wanted.replace(/\D/g, "");
  const shown = calls?.filter(({ caller }) => caller.includes(digits));
  return (
    <section className="panel calls" aria-label={t("calls.title")}>
      <header>
        <h2>{t("calls.title")}</h2>
        <Input
          className="panel-search"
          allowClear
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          placeholder={t("calls.search")}
          aria-label={t("calls.search")}
        />
      </header>
      <TroubleNote trouble={trouble} />
      {!shown?.length && !trouble && <p className="quiet">{shown ? t("calls.empty") : t("app.loading")}</p>}
      <ul>
        {shown?.map((call) => (
          <CallLine
            key={call.id}
            company={call.company}
            call={call}
            zone={company(call.company)?.time_zone}
            withPhone
          />
        ))}
      </ul>
    </section>
  );
}
