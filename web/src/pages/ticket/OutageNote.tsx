import { Alert } from "antd";
import type { Outage, Ticket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useOutage } from "~/parts/ticket/queries";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";

/** The outage that the ticket is part of: what is out, since when, until when, and what residents are told. */
export function OutageNote({ ticket }: { ticket: Ticket }) {
  const { t, word, language } = useTexts("ticket");
  const zone = useZone(ticket.company);
  const { company } = useDozor();
  const { data: outage } = useOutage(ticket.company, ticket.outage_id ?? "");
  if (!outage) return null;
  const words = outage.words[language] ?? outage.words[company(ticket.company)?.languages[0] ?? ""];
  return (
    <Alert
      type={outage.ended_at ? "success" : "warning"}
      showIcon
      title={`${t("outage.part")}: ${word("resource", outage.resource)}`}
      description={
        <>
          <div>
            {t("outage.since")} <Moment at={outage.began_at} zone={zone} />
            <End outage={outage} zone={zone} />
          </div>
          {words && <div>{words}</div>}
        </>
      }
    />
  );
}

function End({ outage, zone }: { outage: Outage; zone: string | undefined }) {
  const { t } = useTexts("ticket");
  const { ended_at, expected_end } = outage;
  if (ended_at)
    return (
      <>
        , {t("outage.ended")} <Moment at={ended_at} zone={zone} />
      </>
    );
  if (!expected_end) return `, ${t("outage.until_unknown")}`;
  return (
    <>
      , {t("outage.until")} <Moment at={expected_end} zone={zone} />
    </>
  );
}
