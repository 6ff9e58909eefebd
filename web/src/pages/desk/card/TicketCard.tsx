import { Alert, Tabs, Tag } from "antd";
import type { Clock, Ticket } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { DiagnosisView } from "~/parts/guide/DiagnosisView";
import { OutageAlert } from "~/parts/outages/OutageAlert";
import { Actions } from "~/parts/ticket/Actions";
import { ChangeTrouble } from "~/parts/ticket/ChangeTrouble";
import { Clocks } from "~/parts/ticket/Clocks";
import { meetClock } from "~/parts/ticket/changes";
import { Files } from "~/parts/ticket/Files";
import { Journal } from "~/parts/ticket/Journal";
import { Messages } from "~/parts/ticket/Messages";
import { useAttachments, useTicket } from "~/parts/ticket/queries";
import { Recording } from "~/parts/ticket/Recording";
import { Ties } from "~/parts/ticket/Ties";
import { useTicketChange } from "~/parts/ticket/use_ticket_change";
import { STATE_COLOURS, URGENCY_COLOURS } from "~/parts/ui/colours";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useDesk, useZone } from "../desk_context";
import type { TicketSheet } from "../workspace";

import "~/parts/ticket/ticket.css";

const ENDED: ReadonlySet<Ticket["state"]> = new Set(["done", "closed", "declined"]);

interface Props extends TicketSheet {
  /** Opens another ticket in its place. */
  onShow: (company: string, number: string) => void;
}

/** Everything about one ticket, kept true while it lies open. */
export function TicketCard({ company, number, onShow }: Props) {
  const { t } = useTexts("parts/ticket");
  const explain = useExplain();
  const zone = useZone(company);
  const { data: ticket, error } = useTicket(company, number);
  if (!ticket) {
    return error ? <Alert type="error" title={explain(error)} showIcon /> : <p>{t("ticket.loading")}</p>;
  }
  return (
    <article className="ticket-card" aria-label={t("ticket.title", { number })}>
      <Heading ticket={ticket} onShow={onShow} />
      {!ENDED.has(ticket.state) && <OutageAlert company={company} building={ticket.place.building_id} />}
      <div className="ticket-top">
        <Facts ticket={ticket} zone={zone} />
        <TicketClocks ticket={ticket} zone={zone} />
      </div>
      <DiagnosisView diagnosis={ticket.diagnosis} />
      <Actions ticket={ticket} withEdits />
      <div className="ticket-bottom">
        <Journal ticket={ticket} zone={zone} />
        <Side ticket={ticket} zone={zone} onShow={onShow} />
      </div>
    </article>
  );
}

/** Its clocks; of what only a person can say that it is done, they say so here. */
function TicketClocks({ ticket, zone }: { ticket: Ticket; zone: string | undefined }) {
  const { may } = useDesk();
  const change = useTicketChange(ticket);
  const { company, clocks, edits } = ticket;
  const meet = (kind: Clock["kind"]) => void change.run(meetClock(kind), kind);
  const allowed = may("tickets.write") && edits?.includes("meet_clock");
  return (
    <div>
      <ChangeTrouble company={company} change={change} />
      <Clocks clocks={clocks} zone={zone} onMet={allowed ? meet : undefined} />
    </div>
  );
}

/** What belongs to the ticket besides its journal; how much there is of it stands on the tabs. */
function Side({ ticket, zone, onShow }: Pick<Props, "onShow"> & { ticket: Ticket; zone: string | undefined }) {
  const { t } = useTexts("parts/ticket");
  const { company, number, contact_id, relations = [], watchers = [] } = ticket;
  const files = useAttachments(company, number).data?.items.length;
  const ties = relations.length + watchers.length;
  const counted = (label: string, count: number | undefined) => (count ? `${label} (${count})` : label);
  return (
    <Tabs
      className="ticket-side"
      size="small"
      items={[
        {
          key: "messages",
          label: t("ticket.messages"),
          children: (
            <>
              <Messages company={company} number={number} zone={zone} />
              <Recording company={company} contactId={contact_id} />
            </>
          ),
        },
        { key: "files", label: counted(t("files.title"), files), children: <Files ticket={ticket} /> },
        {
          key: "ties",
          label: counted(t("ticket.ties"), ties),
          children: <Ties ticket={ticket} onShow={onShow} />,
        },
      ]}
    />
  );
}

function Heading({ ticket, onShow }: Pick<Props, "onShow"> & { ticket: Ticket }) {
  const { t, word } = useTexts("parts/ticket");
  const { company } = useDesk();
  return (
    <header className="ticket-heading">
      {/* Beside the desk, where a call may be going on. */}
      <a
        className="ticket-number"
        href={`/ticket/${ticket.company}/${ticket.number}`}
        target="_blank"
        rel="noopener"
        title={t("ticket.page")}
      >
        {ticket.number}
      </a>
      <Tag color={STATE_COLOURS[ticket.state]} data-state={ticket.state}>
        {word("state", ticket.state)}
      </Tag>
      <Tag color={URGENCY_COLOURS[ticket.urgency]}>{word("urgency", ticket.urgency)}</Tag>
      <strong>{ticket.problem_name}</strong>
      {ticket.merged && (
        <span>
          {t("ticket.merged")}{" "}
          <button type="button" className="link" onClick={() => onShow(ticket.company, ticket.merged?.into ?? "")}>
            {ticket.merged.into}
          </button>
        </span>
      )}
      <span className="quiet">{company(ticket.company)?.name}</span>
    </header>
  );
}

function Facts({ ticket, zone }: { ticket: Ticket; zone: string | undefined }) {
  const { t } = useTexts("parts/ticket");
  const { place, caller } = ticket;
  const where = [
    place.address,
    place.entrance && t("ticket.entrance", { value: place.entrance }),
    place.floor && t("ticket.floor", { value: place.floor }),
    place.flat && t("ticket.flat", { value: place.flat }),
  ];
  return (
    <dl className="ticket-facts">
      <dt>{t("ticket.place")}</dt>
      <dd>{where.filter(Boolean).join(", ")}</dd>
      <dt>{t("ticket.caller")}</dt>
      <dd>{[caller.name, caller.phone].filter(Boolean).join(", ")}</dd>
      <dt>{t("ticket.executor")}</dt>
      <dd>{ticket.executor_name || t("form.nobody")}</dd>
      <dt>{t("ticket.planned")}</dt>
      <dd>
        <Moment at={ticket.planned_at} zone={zone} />
      </dd>
      <dt>{t("ticket.registered")}</dt>
      <dd>
        <Moment at={ticket.registered_at} zone={zone} />
      </dd>
      {ticket.description && (
        <>
          <dt>{t("form.description")}</dt>
          <dd>{ticket.description}</dd>
        </>
      )}
      {ticket.report && (
        <>
          <dt>{t("work.report")}</dt>
          <dd>
            {[ticket.report.text, ticket.report.minutes && t("ticket.minutes", { count: ticket.report.minutes })]
              .filter(Boolean)
              .join(" · ")}
          </dd>
        </>
      )}
    </dl>
  );
}
