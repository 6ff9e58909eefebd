import { useQuery } from "@tanstack/react-query";
import { Alert, Tag } from "antd";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { Moment, Reading, StateTag, UrgencyTag } from "~/parts/ui";
import { useTexts } from "~/texts";

/** What is open for that phone, what is out at its flats, and who called last. */
export function CallsAndTickets({ company, phone }: { company: string; phone: string }) {
  const { t, word, language } = useTexts("directory");
  const { api } = useDozor();
  const zone = useZone(company);
  const query = useQuery({
    queryKey: ["callers", company, phone, language],
    queryFn: () => api.callers(company, phone),
  });
  return (
    <Reading query={query} lines={3}>
      {({ open_tickets: tickets, contacts, outages }) => (
        <>
          {outages.map((outage) => (
            <Alert
              key={outage.id}
              type="warning"
              showIcon
              title={t("resident.outage", { what: word("resource", outage.resource) })}
            />
          ))}
          <section aria-label={t("resident.tickets")}>
            <h3>{t("resident.tickets")}</h3>
            {!tickets.length && <p className="quiet">{t("resident.no_tickets")}</p>}
            <ul className="directory-plain">
              {tickets.map((ticket) => (
                <li key={ticket.number}>
                  <Link to={`/ticket/${company}/${ticket.number}`}>{t("ticket.title", { number: ticket.number })}</Link>{" "}
                  {ticket.problem_name} <UrgencyTag urgency={ticket.urgency} />
                  <StateTag state={ticket.state} />
                </li>
              ))}
            </ul>
          </section>
          <section aria-label={t("resident.calls")}>
            <h3>{t("resident.calls")}</h3>
            {!contacts.length && <p className="quiet">{t("resident.no_calls")}</p>}
            <ul className="directory-plain">
              {contacts.map((call) => (
                <li key={call.id}>
                  <Moment at={call.started_at} zone={zone} /> · {word("direction", call.direction)}{" "}
                  {call.outcome && <Tag>{word("outcome", call.outcome)}</Tag>}
                  {call.operator && <span className="quiet">{call.operator}</span>}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Reading>
  );
}
