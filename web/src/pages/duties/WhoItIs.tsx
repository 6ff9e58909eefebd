import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { useCallers } from "~/parts/telephone/use_callers";
import { useTexts } from "~/texts";

const part = encodeURIComponent;

/** Who is behind that phone, and what is open for them. */
export function WhoItIs({ company, phone }: { company: string; phone: string }) {
  const { t, word } = useTexts("duties");
  const { may } = useDozor();
  const { data } = useCallers(company, phone);
  if (!data) return null;
  return (
    <section aria-label={t("who")}>
      <h3>{t("who")}</h3>
      {!data.residents.length && <p className="quiet">{t("who.unknown")}</p>}
      <ul>
        {data.residents.map((one) => (
          <li key={one.id}>
            {may("people.read") ? (
              <Link to={`/directory?company=${part(company)}&view=residents&id=${part(one.id)}`}>{one.name}</Link>
            ) : (
              one.name
            )}
            , {one.address}, {t("ticket.flat", { value: one.flat })}
          </li>
        ))}
      </ul>
      {data.open_tickets.length > 0 && (
        <ul>
          {data.open_tickets.map(({ number, problem_name, state }) => (
            <li key={number}>
              <Link to={`/ticket/${part(company)}/${part(number)}`}>{number}</Link> {problem_name} ·{" "}
              <span className="quiet">{word("state", state)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
