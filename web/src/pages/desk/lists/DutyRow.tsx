import { Button, Dropdown, Space } from "antd";
import { useState } from "react";
import { CallBack } from "~/parts/duties/CallBack";
import { DutyAbout, TimeLeft } from "~/parts/duties/DutyAbout";
import { DutyAsk, type DutyHow, stepsOf } from "~/parts/duties/DutyAsk";
import type { CompanyDuty } from "~/parts/duties/queries";
import { WaitsForLine } from "~/parts/duties/WaitsForLine";
import { Player } from "~/parts/ticket/Player";
import { useTexts } from "~/texts";
import type { WorkspaceEvent } from "../workspace";

interface Props {
  duty: CompanyDuty;
  /** Who waits to be called is on the line with us already. */
  onLine: boolean;
  put: (event: WorkspaceEvent) => void;
}

/** What is done less often lies behind a button: a list of duties is to show duties. */
type Seldom = Exclude<DutyHow, "done">;

/** One duty: who, why, how long there is left, and what can be done about it. */
export function DutyRow({ duty, onLine, put }: Props) {
  const { t } = useTexts("parts/duties", "parts/telephone");
  const [asked, setAsked] = useState<DutyHow>();
  const { company, contact_id: contactId, phone, told } = duty;
  const openForm = () =>
    put({ type: "form_opened", form: { key: crypto.randomUUID(), company, phone, contactId, language: "" } });
  return (
    <li className={told ? "duty escalated" : "duty"}>
      <div className="row-top">
        <strong>{phone || t("call.withheld")}</strong>
        <TimeLeft until={duty.due_at} />
      </div>
      <div className="duty-about">
        <DutyAbout duty={duty} onLine={onLine} />
        {duty.ticket && <TicketLink duty={duty} put={put} />}
      </div>
      {duty.recording && <Player company={company} contactId={contactId} label={t("duties.play")} />}
      <WaitsForLine duty={duty}>
        <Space size={4} wrap>
          <CallBack duty={duty} />
          <Button size="small" onClick={openForm}>
            {t("duties.ticket")}
          </Button>
          <Button
            size="small"
            aria-expanded={asked === "done"}
            onClick={() => setAsked(asked === "done" ? undefined : "done")}
          >
            {t("duties.close")}
          </Button>
          <Dropdown
            trigger={["click"]}
            autoFocus
            menu={{
              items: stepsOf(duty)
                .filter((how) => how !== "done")
                .map((how) => ({ key: how, label: t(`duties.${how}`) })),
              onClick: ({ key }) => setAsked(key as Seldom),
            }}
          >
            <Button size="small" aria-haspopup="menu" aria-label={t("duties.more", { phone: duty.phone || duty.name })}>
              …
            </Button>
          </Dropdown>
        </Space>
        {asked && <DutyAsk duty={duty} how={asked} onDone={() => setAsked(undefined)} />}
      </WaitsForLine>
    </li>
  );
}

function TicketLink({ duty: { company, ticket: number }, put }: Pick<Props, "duty" | "put">) {
  const { t } = useTexts("desk");
  return (
    <button type="button" className="link" onClick={() => put({ type: "ticket_opened", ticket: { company, number } })}>
      {t("ticket.title", { number })}
    </button>
  );
}
