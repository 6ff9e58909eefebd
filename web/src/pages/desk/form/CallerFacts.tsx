import { Radio, Tag } from "antd";
import type { Contact, Resident, Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { formatMoney } from "~/time/format";
import { Moment } from "~/time/Moment";
import { STATE_COLOURS } from "../colours";
import { useZone } from "../desk_context";
import { useCallers } from "../queries";

interface Props {
  company: string;
  phone: string;
  chosen: Resident | undefined;
  onChoose: (resident: Resident) => void;
  onShow: (company: string, number: string) => void;
}

/** What is known of who calls: flats, debt, open tickets, last calls. */
export function CallerFacts({ company, phone, chosen, onChoose, onShow }: Props) {
  const { t } = useTexts();
  const { data } = useCallers(company, phone);
  const zone = useZone(company);
  return (
    <aside className="caller-facts" aria-label={t("form.caller")}>
      {!phone && <p className="quiet">{t("caller.no_phone")}</p>}
      {!data && phone && <p className="quiet">{t("app.loading")}</p>}
      {data && <Flats residents={data.residents} chosen={chosen} onChoose={onChoose} />}
      {data && <CallerTickets tickets={data.open_tickets} onShow={onShow} />}
      {data && <LastCalls contacts={data.contacts} zone={zone} />}
    </aside>
  );
}

function Flats({
  residents,
  chosen,
  onChoose,
}: { residents: readonly Resident[] } & Pick<Props, "chosen" | "onChoose">) {
  const { t } = useTexts();
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
            <Debt amount={resident.debt} />
          </Radio>
        ))}
      </Radio.Group>
    </section>
  );
}

function Debt({ amount }: { amount: number }) {
  const { t, language } = useTexts();
  if (!amount) return <span className="quiet">{t("caller.no_debt")}</span>;
  return (
    <span className="debt">
      {t("caller.debt")}: {formatMoney(amount, language)}
    </span>
  );
}

function CallerTickets({ tickets, onShow }: { tickets: readonly Ticket[] } & Pick<Props, "onShow">) {
  const { t, word } = useTexts();
  return (
    <section>
      <h3>{t("caller.open_tickets")}</h3>
      {!tickets.length && <p className="quiet">{t("caller.no_open_tickets")}</p>}
      <ul>
        {tickets.map(({ company, number, problem_name, state }) => (
          <li key={number}>
            <button type="button" className="link" onClick={() => onShow(company, number)}>
              {number}
            </button>{" "}
            {problem_name} <Tag color={STATE_COLOURS[state]}>{word("state", state)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastCalls({ contacts, zone }: { contacts: readonly Contact[]; zone: string | undefined }) {
  const { t, word } = useTexts();
  const ended = contacts.filter(({ outcome }) => outcome !== null);
  return (
    <section>
      <h3>{t("caller.last_calls")}</h3>
      {!ended.length && <p className="quiet">{t("caller.no_calls")}</p>}
      <ul>
        {ended.slice(0, 5).map(({ id, started_at, outcome }) => (
          <li key={id}>
            <Moment at={started_at} zone={zone} /> {word("outcome", outcome ?? "")}
          </li>
        ))}
      </ul>
    </section>
  );
}
