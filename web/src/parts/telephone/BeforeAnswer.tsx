import { Tag } from "antd";
import { useDozor, useZone } from "~/app/dozor_context";
import type { CallContact } from "~/telephony/adapter";
import { useTexts } from "~/texts";
import { formatMoney } from "~/time/format";
import { useSayMoment } from "~/time/zone_name";
import { useCallers } from "./use_callers";

/** What an operator wants to know before they answer: debt, what is open, what does not work at the caller's. Also read ahead
 * for the form. */
export function BeforeAnswer({ contact: { customer, attributes } }: { contact: CallContact }) {
  const { t, word, language } = useTexts("parts/telephone");
  const company = attributes.company ?? "";
  const say = useSayMoment(useZone(company));
  const { currency } = useDozor().company(company) ?? {};
  const { data } = useCallers(company, customer);
  if (!data) return null;
  const { residents, open_tickets: tickets, outages, contacts } = data;
  const debt = residents.reduce((sum, one) => sum + one.debt, 0);
  const last = contacts.find(({ outcome }) => outcome !== null);
  return (
    <ul className="before-answer" aria-label={t("call.before")}>
      {outages.map(({ id, resource, expected_end: end }) => (
        <li key={id}>
          <Tag color="red">
            {t("call.outage", { what: word("resource", resource).toLowerCase() })}
            {end && ` ${t("before.until")} ${say(end)}`}
          </Tag>
        </li>
      ))}
      {!residents.length && <li>{t("before.unknown")}</li>}
      {residents.length > 1 && <li>{t("call.flats", { count: residents.length })}</li>}
      {residents.length > 0 && (
        <li className={debt ? "debt" : "quiet"}>
          {debt ? `${t("before.debt")}: ${formatMoney(debt, language, currency)}` : t("before.no_debt")}
        </li>
      )}
      {tickets.length > 0 ? (
        <li>
          <strong>{t("call.open_tickets", { count: tickets.length })}</strong>{" "}
          {tickets
            .slice(0, 2)
            .map(({ problem_name, state }) => `${problem_name} (${word("state", state)})`)
            .join("; ")}
        </li>
      ) : (
        <li className="quiet">{t("before.no_open_tickets")}</li>
      )}
      {last && <li className="quiet">{t("call.last", { when: say(last.started_at) })}</li>}
    </ul>
  );
}
