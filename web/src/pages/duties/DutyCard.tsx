import { Button, Space, Tag } from "antd";
import { useState } from "react";
import type { Duty } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { CallBack } from "~/parts/duties/CallBack";
import { DutyAbout, TimeLeft } from "~/parts/duties/DutyAbout";
import { DutyAsk, type DutyHow, stepsOf } from "~/parts/duties/DutyAsk";
import { type CompanyDuty, useDuty } from "~/parts/duties/queries";
import { useOnLine } from "~/parts/duties/use_on_line";
import { WaitsForLine } from "~/parts/duties/WaitsForLine";
import { Player } from "~/parts/ticket/Player";
import { Facts, Reading } from "~/parts/ui";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { Steps } from "./Steps";
import { WhoItIs } from "./WhoItIs";

/** Everything about one duty: who waits and since when, what was done, what can be done; what became of it. */
export function DutyCard({ company, id }: { company: string; id: string }) {
  const query = useDuty(company, id);
  return <Reading query={query}>{(duty: Duty) => <ShownCard duty={{ ...duty, company }} />}</Reading>;
}

function ShownCard({ duty }: { duty: CompanyDuty }) {
  const { t } = useTexts("duties", "parts/duties");
  const { company: find, may } = useDozor();
  const zone = useZone(duty.company);
  const { company, contact_id: contactId, phone, ticket, done_at } = duty;
  const onLine = useOnLine([duty]);
  const title = phone || t("withheld");
  return (
    <article aria-label={title}>
      <h2>
        {title} {done_at ? <Tag color="green">{t("done")}</Tag> : <TimeLeft until={duty.due_at} />}
      </h2>
      <p className="two-columns-tags">
        <DutyAbout duty={duty} onLine={onLine(duty)} />
        <span className="quiet">{find(company)?.name}</span>
      </p>
      {duty.recording && <Player company={company} contactId={contactId} label={t("duties.play")} />}
      {!done_at && may("duties.do") && <WhatToDo duty={duty} />}
      <Facts
        of={[
          [t("fact.opened"), <Moment key="opened" at={duty.opened_at} zone={zone} />],
          [t("fact.due"), !done_at && <Moment key="due" at={duty.due_at} zone={zone} />],
          [t("fact.made_by"), duty.made_by],
          [
            t("fact.ticket"),
            ticket && (
              <Link to={`/ticket/${encodeURIComponent(company)}/${encodeURIComponent(ticket)}`}>
                {t("ticket.title", { number: ticket })}
              </Link>
            ),
          ],
          [t("fact.done"), done_at && <Moment key="done" at={done_at} zone={zone} />],
          [t("fact.done_by"), duty.done_by],
          [t("duties.result"), duty.result],
        ]}
      />
      <Steps duty={duty} />
      {phone && <WhoItIs company={company} phone={phone} />}
    </article>
  );
}

function WhatToDo({ duty }: { duty: CompanyDuty }) {
  const { t } = useTexts("duties", "parts/duties");
  const { telephony } = useTelephone();
  const [asked, setAsked] = useState<DutyHow>();
  return (
    <WaitsForLine duty={duty}>
      <Space wrap>
        <CallBack duty={duty} />
        {!telephony && duty.phone && <a href={`tel:${duty.phone}`}>{t("dial_yourself", { phone: duty.phone })}</a>}
        {stepsOf(duty).map((how) => (
          <Button
            key={how}
            size="small"
            aria-expanded={asked === how}
            onClick={() => setAsked(asked === how ? undefined : how)}
          >
            {t(`duties.${how === "done" ? "close" : how}`)}
          </Button>
        ))}
      </Space>
      {asked && <DutyAsk duty={duty} how={asked} onDone={() => setAsked(undefined)} />}
    </WaitsForLine>
  );
}
