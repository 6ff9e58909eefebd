import { Tag } from "antd";
import type { Outage } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { STATE_COLOURS } from "./state_colours";

/** One outage in the list: what, how it stands, where, since or until when. */
export function OutageLine({ outage, chosen, onChoose }: { outage: Outage; chosen: boolean; onChoose: () => void }) {
  const { t, word } = useTexts("outages");
  const { company, me } = useDozor();
  const zone = useZone(outage.company);
  const { state, began_at, expected_end, ended_at, scope } = outage;
  const until = ended_at ?? expected_end;
  const late = state === "live" && expected_end !== null && Date.parse(expected_end) < Date.now();
  return (
    <li data-chosen={chosen}>
      <button type="button" aria-current={chosen} onClick={onChoose}>
        {word("resource", outage.resource)}
      </button>
      <span className="two-columns-tags">
        <Tag color={STATE_COLOURS[state]}>{word("outage_state", state)}</Tag>
        <span>{word("cause", outage.cause)}</span>
        {me.companies.length > 1 && <span className="quiet">{company(outage.company)?.name}</span>}
      </span>
      <span>{scope.map(({ address }) => address).join("; ")}</span>
      <span className={late ? "clock overdue" : "quiet"}>
        {t(state === "planned" ? "begins" : "since")} <Moment at={began_at} zone={zone} />
        {until && (
          <>
            {" · "}
            {t(ended_at ? "ended" : "until")} <Moment at={until} zone={zone} />
          </>
        )}
      </span>
    </li>
  );
}
