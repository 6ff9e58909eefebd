import { Tag } from "antd";
import type { Outage } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { navigate } from "~/app/path";
import { OutageActions } from "~/parts/outages/OutageActions";
import { OutageScope } from "~/parts/outages/OutageScope";
import { OutageTickets } from "~/parts/outages/OutageTickets";
import { ProposalRow } from "~/parts/outages/ProposalRow";
import { useOutage } from "~/parts/outages/queries";
import { Facts, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { STATE_COLOURS } from "./state_colours";
import { Tellings } from "./Tellings";
import { WordsOfAll } from "./WordsOfAll";

const part = encodeURIComponent;
const showTicket = (company: string, number: string) => navigate(`/ticket/${part(company)}/${part(number)}`);

/** Everything about one outage: where, when, what residents hear, whose requests are part of it, who was told. */
export function OutageCard({ company, id }: { company: string; id: string }) {
  const query = useOutage(company, id);
  return <Reading query={query}>{(outage) => <ShownCard outage={outage} />}</Reading>;
}

function ShownCard({ outage }: { outage: Outage }) {
  const { t, word } = useTexts("outages", "parts/outages");
  const { company, may } = useDozor();
  const { state, resource } = outage;
  const current = state === "live" || state === "planned";
  return (
    <article aria-label={word("resource", resource)}>
      <h2>
        {word("resource", resource)} <Tag color={STATE_COLOURS[state]}>{word("outage_state", state)}</Tag>
      </h2>
      <p className="quiet">{company(outage.company)?.name}</p>
      {state === "proposed" && may("outages.manage") ? (
        <ul>
          <ProposalRow outage={outage} onShow={showTicket} />
        </ul>
      ) : (
        <>
          <Times outage={outage} />
          {current && may("outages.manage") && <OutageActions outage={outage} />}
          <section aria-label={t("where")}>
            <h3>{t("where")}</h3>
            <OutageScope scope={outage.scope} />
          </section>
          <WordsOfAll words={outage.words} />
          <section aria-label={t("outages.tickets")}>
            <h3>{t("outages.tickets")}</h3>
            {current && <OutageTickets outage={outage} onShow={showTicket} />}
            <Link to={`/register?company=${part(outage.company)}&outage=${part(outage.id)}`}>{t("all_tickets")}</Link>
          </section>
          <Tellings outage={outage} />
        </>
      )}
    </article>
  );
}

function Times({ outage }: { outage: Outage }) {
  const { t, word } = useTexts("outages", "parts/outages");
  const zone = useZone(outage.company);
  const { began_at, expected_end, ended_at, entered_at, decided_at, state } = outage;
  const moment = (at: string | null, by: string) =>
    at && (
      <>
        <Moment at={at} zone={zone} /> {by && <span className="quiet">· {by}</span>}
      </>
    );
  return (
    <Facts
      of={[
        [t("outages.cause"), word("cause", outage.cause)],
        [t(state === "planned" ? "fact.begins" : "fact.began"), moment(began_at, "")],
        [
          t("outages.expected_end"),
          !ended_at && (expected_end ? moment(expected_end, "") : t("outages.until_unknown")),
        ],
        [t("fact.ended"), moment(ended_at, outage.ended_by)],
        [t("fact.entered"), moment(entered_at, outage.entered_by)],
        [t("fact.decided"), moment(decided_at, outage.decided_by)],
        [t("fact.rejected_because"), outage.rejected_because],
        [t("fact.waived"), outage.notice_waived],
        [t("fact.indoor"), outage.indoor !== null && t("fact.indoor.value", { degrees: outage.indoor })],
      ]}
    />
  );
}
