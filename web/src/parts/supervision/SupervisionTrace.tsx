import { useQuery } from "@tanstack/react-query";
import { listSupervisionOfContact, listSupervisionOfTicket, type Supervision } from "~/api/wallboard";
import { useDozor, useZone } from "~/app/dozor_context";
import { Moment } from "~/parts/ui";
import { useTexts } from "~/texts";
import "./supervision.css";

interface Props {
  company: string;
  /** Of a call, or of the call that a ticket was registered from. */
  of: { contact: string } | { ticket: string };
}

/** What supervisors did with a call: who, when, why. Nothing where there is nothing, or for whom it is not. */
export function SupervisionTrace({ company, of }: Props) {
  const { t } = useTexts("parts/supervision");
  const { client, may } = useDozor();
  const { data } = useQuery({
    queryKey: ["supervision", company, JSON.stringify(of)],
    queryFn: () =>
      "contact" in of
        ? listSupervisionOfContact(client, company, of.contact)
        : listSupervisionOfTicket(client, company, of.ticket),
    enabled: may("reports.read"),
  });
  if (!data?.length) return null;
  return (
    <section aria-label={t("trace.title")} className="supervision-trace">
      <h2>{t("trace.title")}</h2>
      <ol>
        {data.map((entry) => (
          <li key={entry.id}>
            <Entry company={company} entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ company, entry }: { company: string; entry: Supervision }) {
  const { t, word } = useTexts("parts/supervision");
  const zone = useZone(company);
  const { by_name: by, operator, what, why, result } = entry;
  const [before, to] =
    what === "set_state" ? [entry.before, entry.to].map((one) => word("status", one)) : [entry.before, entry.to];
  return (
    <>
      <Moment at={entry.at} zone={zone} seconds />{" "}
      {t(`trace.${what}`, { by, before: before ?? "", to: to ?? "", operator })}
      {result !== "done" && ` (${t(`trace.${result}`)})`}
      <span className="quiet"> {why}</span>
    </>
  );
}
