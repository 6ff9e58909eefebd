import { useQuery } from "@tanstack/react-query";
import { listSupervisionOfContact, listSupervisionOfTicket } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { TraceEntry } from "./TraceEntry";
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
            <TraceEntry entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}
