import type { Scope } from "~/api/types";
import { useTexts } from "~/texts";

/** The buildings of an outage, and which entrances and risers of them. */
export function OutageScope({ scope }: { scope: readonly Scope[] }) {
  const { t } = useTexts("parts/outages");
  return (
    <ul className="outage-scope">
      {scope.map(({ building_id, address, entrances, risers }) => (
        <li key={building_id}>
          {[
            address,
            entrances.length > 0 && t("ticket.entrance", { value: entrances.join(", ") }),
            risers.length > 0 && t("outages.risers", { value: risers.join(", ") }),
          ]
            .filter(Boolean)
            .join(", ")}
        </li>
      ))}
    </ul>
  );
}
