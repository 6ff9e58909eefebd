import { Alert, Radio, Tag } from "antd";
import type { Contact, Outage, Resident, Ticket } from "~/api/types";
import { OutageFacts } from "~/parts/outages/OutageFacts";
import { useCallers } from "~/parts/telephone/use_callers";
import { useTexts } from "~/texts";
import { nameLanguage } from "~/texts/language_name";
import { formatMoney } from "~/time/format";
import { CallLine } from "../calls/CallLine";
import { STATE_COLOURS } from "../colours";
import { useDesk, useZone } from "../desk_context";
import { LastReadings } from "../readings/LastReadings";

interface Props {
  company: string;
  phone: string;
  chosen: Resident | undefined;
  onChoose: (resident: Resident) => void;
  onShow: (company: string, number: string) => void;
}

/** What is known of who calls: outages, flats, debt, open tickets, last calls, meter readings. */
export function CallerFacts({ company, phone, chosen, onChoose, onShow }: Props) {
  const { t, language } = useTexts("desk");
  const { data } = useCallers(company, phone);
  const zone = useZone(company);
  const account = chosen?.account;
  return (
    <aside className="caller-facts" aria-label={t("form.caller")}>
      {!phone && <p className="quiet">{t("caller.no_phone")}</p>}
      {!data && phone && <p className="quiet">{t("app.loading")}</p>}
      {data?.language && (
        <p>
          {t("caller.language")}: <strong>{nameLanguage(data.language, language)}</strong>
        </p>
      )}
      {data && <CallerOutages outages={data.outages} zone={zone} />}
      {data && <Flats company={company} residents={data.residents} chosen={chosen} onChoose={onChoose} />}
      {data && <CallerTickets tickets={data.open_tickets} onShow={onShow} />}
      {data && <LastCalls company={company} contacts={data.contacts} zone={zone} />}
      {account && <LastReadings key={account} company={company} account={account} zone={zone} />}
    </aside>
  );
}

function Flats({
  company,
  residents,
  chosen,
  onChoose,
}: { residents: readonly Resident[] } & Pick<Props, "company" | "chosen" | "onChoose">) {
  const { currency } = useDesk().company(company) ?? {};
  const { t } = useTexts("desk");
  if (!residents.length) return <p>{t("caller.unknown")}</p>;
  return (
    <section>
      <h3>{t("caller.flats")}</h3>
      <Radio.Group
        className="flats"
        value={chosen?.id}
        aria-label={t("caller.flats")}
        onChange={(event) => {
          const resident = residents.find(({ id }) => id === event.target.value);
          if (resident) onChoose(resident);
        }}
      >
        {residents.map((resident, index) => (
          <Radio key={resident.id} value={resident.id} autoFocus={residents.length > 1 && index === 0}>
            <span>
              {resident.address}, {t("caller.flat", { flat: resident.flat })}
            </span>
            <span className="quiet">{resident.name}</span>
            <Debt amount={resident.debt} currency={currency} />
          </Radio>
        ))}
      </Radio.Group>
    </section>
  );
}

function Debt({ amount, currency }: { amount: number; currency: string | undefined }) {
  const { t, language } = useTexts("desk");
  if (!amount) return <span className="quiet">{t("caller.no_debt")}</span>;
  return (
    <span className="debt">
      {t("caller.debt")}: {formatMoney(amount, language, currency)}
    </span>
  );
}

function CallerTickets({ tickets, onShow }: { tickets: readonly Ticket[] } & Pick<Props, "onShow">) {
  const { t, word } = useTexts("desk");
  return (
    <section>
      <h3>{t("caller.open_tickets")}</h3>
      {!tickets.length && <p className="quiet">{t("caller.no_open_tickets")}</p>}
      <ul>
        {tickets.map(({ company, number, problem_name, state, place }) => (
          <li key={number}>
            <button type="button" className="link" onClick={() => onShow(company, number)}>
              {number}
            </button>{" "}
            {problem_name} <Tag color={STATE_COLOURS[state]}>{word("state", state)}</Tag>
            <span className="caller-ticket-place quiet">
              {place.address}
              {place.flat && `, ${t("ticket.flat", { value: place.flat })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastCalls({
  company,
  contacts,
  zone,
}: {
  company: string;
  contacts: readonly Contact[];
  zone: string | undefined;
}) {
  const { t } = useTexts("desk");
  const ended = contacts.filter(({ outcome }) => outcome !== null);
  return (
    <section>
      <h3>{t("caller.last_calls")}</h3>
      {!ended.length && <p className="quiet">{t("caller.no_calls")}</p>}
      <ul>
        {ended.slice(0, 5).map((call) => (
          <CallLine key={call.id} company={company} call={call} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

/** What does not work at the flats behind this phone. */
function CallerOutages({ outages, zone }: { outages: readonly Outage[]; zone: string | undefined }) {
  const { t } = useTexts("parts/outages");
  return outages.map((outage) => (
    <Alert
      key={outage.id}
      type="warning"
      title={t("outages.caller")}
      description={<OutageFacts outage={outage} zone={zone} />}
    />
  ));
}
