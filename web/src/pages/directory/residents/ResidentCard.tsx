import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { type ResidentCard as Card, readResident } from "~/api/directory";
import { useDozor } from "~/app/dozor_context";
import { Facts, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { formatMoney } from "~/time/format";
import { usePlace } from "../use_place";
import { CallsAndTickets } from "./CallsAndTickets";
import { Meters } from "./Meters";
import { Wishes } from "./Wishes";

/** Everything about one resident. */
export function ResidentCard({ company, id }: { company: string; id: string }) {
  const { client } = useDozor();
  const query = useQuery({ queryKey: ["resident", company, id], queryFn: () => readResident(client, company, id) });
  return <Reading query={query}>{(card) => <ShownCard company={company} card={card} />}</Reading>;
}

function ShownCard({ company, card }: { company: string; card: Card }) {
  const { t, language } = useTexts("directory");
  const { may, company: whose } = useDozor();
  const { resident } = card;
  const names = new Intl.DisplayNames([language], { type: "language" });
  return (
    <article aria-label={resident.name}>
      <h2>{resident.name}</h2>
      <Facts
        of={[
          [t("resident.address"), `${resident.address}, ${t("ticket.flat", { value: resident.flat })}`],
          [t("form.entrance"), resident.entrance],
          [t("form.floor"), resident.floor],
          [t("resident.phones"), <Phones key="phones" phones={resident.phones} />],
          [t("resident.language"), resident.language ? names.of(resident.language) : t("resident.language.company")],
          [t("resident.account"), resident.account],
          [t("resident.debt"), <Debt key="debt" amount={resident.debt} currency={whose(company)?.currency} />],
        ]}
      />
      {card.flats.length > 1 && <Flats card={card} />}
      {may("contacts.read") && <CallsAndTickets company={company} phone={resident.phone} />}
      <Meters meters={card.meters} />
      <Wishes company={company} phones={resident.phones} />
    </article>
  );
}

/** What is owed, in the company's currency. */
function Debt({ amount, currency }: { amount: number; currency: string | undefined }) {
  const { t, language } = useTexts("directory");
  if (!amount) return <span className="quiet">{t("resident.no_debt")}</span>;
  return <Tag color="red">{formatMoney(amount, language, currency)}</Tag>;
}

function Phones({ phones }: { phones: readonly string[] }) {
  return (
    <>
      {phones.map((phone) => (
        <a key={phone} href={`tel:${phone}`} className="directory-phone">
          {phone}
        </a>
      ))}
    </>
  );
}

function Flats({ card: { flats, resident } }: { card: Card }) {
  const { t } = useTexts("directory");
  const { put } = usePlace();
  return (
    <section aria-label={t("resident.flats")}>
      <h3>{t("resident.flats")}</h3>
      <ul className="directory-plain">
        {flats.map((flat) => (
          <li key={flat.id}>
            {flat.id === resident.id ? (
              <span>
                {flat.address}, {t("ticket.flat", { value: flat.flat })} · {flat.name} <Tag>{t("resident.here")}</Tag>
              </span>
            ) : (
              <button type="button" className="link" onClick={() => put({ id: flat.id })}>
                {flat.address}, {t("ticket.flat", { value: flat.flat })} · {flat.name}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
