import { Button } from "antd";
import { useDestinationName } from "~/parts/telephone/names";
import type { Party, TelephonyAdapter } from "~/telephony/adapter";
import type { Call } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";

/** Everybody who takes part, how they stand, and what can be done with each. */
export function Parties({ telephony, call }: { telephony: TelephonyAdapter; call: Call }) {
  const { t } = useTexts("desk", "parts/telephone");
  if (!call.parties.length) return null;
  return (
    <ul className="parties" aria-label={t("call.parties")}>
      {call.parties.map((party) => (
        <PartyChip key={party.id} telephony={telephony} call={call} party={party} />
      ))}
    </ul>
  );
}

function PartyChip({ telephony, call, party }: { telephony: TelephonyAdapter; call: Call; party: Party }) {
  const { t } = useTexts("desk", "parts/telephone");
  const destinationName = useDestinationName();
  const { can } = useTelephone().telephone;
  const { id } = call.contact;
  const { attributes } = call.contact;
  const name = party.self
    ? t("party.self")
    : party.kind === "customer"
      ? attributes.resident_name || t("party.customer")
      : destinationName(party.name, attributes.company ?? "");
  const other = !party.self && party.kind !== "customer" && party.kind !== "supervisor";
  return (
    <li className={`party ${party.state}`}>
      <strong>{name}</strong>
      <span>{party.muted ? t("party.muted") : t(`party.${party.state}`)}</span>
      {other && can.has("hold") && party.state === "connected" && (
        <Button size="small" type="text" onClick={() => telephony.hold(id, party.id)}>
          {t("call.hold")}
        </Button>
      )}
      {other && can.has("hold") && party.state === "on_hold" && (
        <Button size="small" type="text" onClick={() => telephony.resume(id, party.id)}>
          {t("call.resume")}
        </Button>
      )}
      {other && can.has("drop") && (
        <Button size="small" type="text" danger onClick={() => telephony.drop(id, party.id)}>
          {t("call.drop")}
        </Button>
      )}
    </li>
  );
}
