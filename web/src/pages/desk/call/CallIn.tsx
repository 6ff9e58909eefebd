import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { belongsTo, speaksOneOf, useDestinationName } from "~/parts/telephone/names";
import { readNumber } from "~/parts/telephone/read_number";
import type { CallContact, Destination, TelephonyAdapter } from "~/telephony/adapter";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";

interface Props {
  telephony: TelephonyAdapter;
  contact: CallContact;
  onDone: () => void;
}

/** A colleague, a queue, a specialist or any number: to be asked while the resident waits, or to take the call. */
export function CallIn({ telephony, contact, onDone }: Props) {
  const { t } = useTexts("desk", "parts/telephone");
  const [typed, setTyped] = useState("");
  const found = useDestinations(telephony, contact, typed);
  const act = (how: "consult" | "transfer", { id }: Destination) => {
    telephony[how](contact.id, id);
    onDone();
  };
  const first = found[0];
  return (
    <section className="call-drawer call-in" aria-label={t("call.call_in")}>
      <Input
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => first && act("consult", first)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
        placeholder={t("call_in.hint")}
        aria-label={t("call_in.hint")}
      />
      <ul>
        {!found.length && <li className="quiet">{t("form.nothing_found")}</li>}
        {found.map((destination) => (
          <Choice
            key={destination.id}
            destination={destination}
            company={contact.attributes.company ?? ""}
            onAct={act}
          />
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  destination: Destination;
  company: string;
  onAct: (how: "consult" | "transfer", destination: Destination) => void;
}

function Choice({ destination, company, onAct }: ChoiceProps) {
  const { t } = useTexts("desk", "parts/telephone");
  const name = useDestinationName()(destination.name, company);
  const { kind, ready, waiting, number } = destination;
  const how = {
    colleague: ready ? t("call_in.ready") : t("call_in.busy"),
    queue: t("call_in.waiting", { count: waiting }),
    outside: number,
  };
  const busy = kind === "colleague" && !ready;
  return (
    <li className={busy ? "busy" : kind}>
      <strong>{name}</strong>
      <span className="quiet">{how[kind]}</span>
      <Button
        size="small"
        disabled={busy}
        onClick={() => onAct("consult", destination)}
        aria-label={`${t("call_in.ask")}: ${name}`}
      >
        {t("call_in.ask")}
      </Button>
      <Button
        size="small"
        disabled={busy}
        onClick={() => onAct("transfer", destination)}
        aria-label={`${t("call_in.hand_over")}: ${name}`}
      >
        {t("call_in.hand_over")}
      </Button>
    </li>
  );
}

const ORDER = { colleague: 0, outside: 1, queue: 2 } as const;

/** Those that fit what was typed: ready colleagues, specialists of the call's own company, queues; or the typed number. */
function useDestinations(telephony: TelephonyAdapter, contact: CallContact, typed: string): readonly Destination[] {
  const { me, company: find } = useDesk();
  const { can } = useTelephone().telephone;
  const name = useDestinationName();
  const { data = [] } = useQuery({
    queryKey: ["destinations"],
    queryFn: () => telephony.destinations(),
    refetchInterval: 3000,
    gcTime: 0,
    networkMode: "always", // it comes by the telephone's own line
  });
  const company = contact.attributes.company ?? "";
  const languages = find(company)?.languages ?? [];
  const others = me.companies.map(({ slug }) => slug).filter((slug) => slug !== company);
  const number = readNumber(typed);
  const wanted = typed.trim().toLowerCase();
  const listed = data
    .filter(({ name: own }) => !others.some((slug) => belongsTo(own, slug)))
    .filter(({ kind, name: own }) => kind !== "queue" || speaksOneOf(own, languages))
    .filter((one) => `${name(one.name, company)} ${one.number}`.toLowerCase().includes(wanted))
    .sort((one, other) => ORDER[one.kind] - ORDER[other.kind] || Number(other.ready) - Number(one.ready));
  const dialled: Destination = { id: number, name: number, kind: "outside", ready: false, waiting: 0, number };
  return number && !listed.length && can.has("any_number") ? [dialled] : listed;
}
