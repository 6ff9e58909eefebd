import { Tag } from "antd";
import type { ReactNode } from "react";
import type { Ticket } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useExecutor, useTicketPlace } from "~/parts/ticket/queries";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { CallButton } from "./CallButton";

/** Where, who, what, by whom and until when; what nobody has said is left out. */
export function Facts({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts("ticket", "parts/ticket");
  const zone = useZone(ticket.company);
  const { description, report, cost, mark, declined_because, deferred_until, hand_over, occurred_at, resident } =
    ticket;
  return (
    <dl className="ticket-facts">
      <Fact name={t("ticket.place")}>
        <Where ticket={ticket} />
      </Fact>
      <Fact name={t("ticket.caller")}>
        <Person {...{ ticket }} person={ticket.caller} />
      </Fact>
      {resident && resident.phone !== ticket.caller.phone && (
        <Fact name={t("resident")}>
          <Person {...{ ticket }} person={resident} />
        </Fact>
      )}
      {description && (
        <Fact name={t("form.description")}>
          <span className="ticket-words">{description}</span>
        </Fact>
      )}
      <Fact name={t("ticket.executor")}>
        <ExecutorFact ticket={ticket} />
      </Fact>
      <Fact name={t("ticket.planned")}>
        <Moment at={ticket.planned_at} zone={zone} />
      </Fact>
      <Fact name={t("ticket.registered")}>
        <Moment at={ticket.registered_at} zone={zone} /> · {word("via", ticket.channel)}
      </Fact>
      {occurred_at && occurred_at !== ticket.registered_at && (
        <Fact name={t("occurred")}>
          <Moment at={occurred_at} zone={zone} />
        </Fact>
      )}
      {deferred_until && (
        <Fact name={t("deferred_until")}>
          <Moment at={deferred_until} zone={zone} />
        </Fact>
      )}
      {hand_over && (
        <Fact name={t("handed_to")}>
          {[hand_over.to, hand_over.their_number].filter(Boolean).join(", № ")},{" "}
          <Moment at={hand_over.since} zone={zone} />
        </Fact>
      )}
      {declined_because && <Fact name={t("declined_because")}>{declined_because}</Fact>}
      {cost && <Fact name={t("ticket.cost")}>{word("cost", cost)}</Fact>}
      {report && (
        <Fact name={t("ticket.report")}>
          <span className="ticket-words">
            {[report.text, report.minutes && t("ticket.minutes", { count: report.minutes })]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </Fact>
      )}
      {ticket.first_contact && <Fact name={t("solved")}>{t("first_contact")}</Fact>}
      {mark ? <Fact name={t("ticket.mark")}>{`${mark} · ${word("mark", String(mark))}`}</Fact> : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The address as people say it; entrance and riser also where only the flat's number tells them. */
function Where({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("ticket");
  const { data } = useTicketPlace(ticket);
  const { address, floor, flat, entrance } = ticket.place;
  const words = [
    address,
    (entrance || data?.entrance) && t("ticket.entrance", { value: entrance || (data?.entrance ?? "") }),
    floor && t("ticket.floor", { value: floor }),
    flat && t("ticket.flat", { value: flat }),
    data?.riser && t("riser", { value: data.riser }),
  ];
  return <strong>{words.filter(Boolean).join(", ")}</strong>;
}

function Person({ ticket, person }: { ticket: Ticket; person: Ticket["caller"] }) {
  return (
    <>
      {[person.name, person.phone].filter(Boolean).join(", ") || "—"}{" "}
      {person.phone && <CallButton company={ticket.company} phone={person.phone} name={person.name} />}
    </>
  );
}

function ExecutorFact({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("ticket", "parts/ticket");
  const { may } = useDozor();
  const { data } = useExecutor(ticket.company, ticket.executor_id);
  if (!ticket.executor_id) return t("form.nobody");
  return (
    <>
      {[ticket.executor_name, data?.phone].filter(Boolean).join(", ")}{" "}
      {data && (
        <>
          <Tag color={data.absent ? "red" : data.on_shift ? "green" : "default"}>
            {t(data.absent ? "away" : data.on_shift ? "ticket.give.on_shift" : "off_shift")}
          </Tag>
          {may("tickets.read") && <CallButton company={ticket.company} phone={data.phone} name={data.name} />}
        </>
      )}
    </>
  );
}
