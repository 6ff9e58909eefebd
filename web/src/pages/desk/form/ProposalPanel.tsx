import { Alert } from "antd";
import type { ProposedPlace } from "~/api/dozor";
import type { Repeat } from "~/api/types";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useZone } from "../desk_context";
import { useProposal } from "../queries";

interface Props {
  company: string;
  place: ProposedPlace;
  problem: string | undefined;
  /** What the catalogue says the caller should do now. */
  advice: string;
  /** Opens a ticket beside the form. */
  onShow: (company: string, number: string) => void;
}

/** Who would come and until when, as soon as the place and the problem are known; what may be the same damage; and what to
 * tell the caller now. */
export function ProposalPanel({ company, place, problem, advice, onShow }: Props) {
  const { t } = useTexts("desk");
  const zone = useZone(company);
  const explain = useExplain();
  const { data, error } = useProposal(company, place, problem);
  const shown = place.building_id && problem ? data : undefined;
  return (
    <section className="proposal" aria-label={t("form.proposal")} aria-live="polite">
      {(advice || shown?.advice) && (
        <Alert type="warning" showIcon title={`${t("form.advice")}: ${advice || shown?.advice}`} />
      )}
      {shown ? (
        <>
          <div className="proposal-line">
            <strong>{shown.executor_name || t("form.nobody")}</strong>
            <Moment at={shown.planned_at} zone={zone} />
          </div>
          <div className="quiet">{shown.reason}</div>
          <Repeats items={shown.repeats ?? []} zone={zone} onOpen={(number) => onShow(company, number)} />
        </>
      ) : (
        <span className="quiet">
          {error ? explain(error) : t(place.building_id && problem ? "app.loading" : "form.proposal.empty")}
        </span>
      )}
    </section>
  );
}

interface RepeatsProps {
  items: readonly Repeat[];
  zone: string | undefined;
  onOpen: (number: string) => void;
}

/** Open tickets about what may be the same damage, told before another one is made. */
function Repeats({ items, zone, onOpen }: RepeatsProps) {
  const { t, word } = useTexts("desk");
  if (!items.length) return null;
  return (
    <div className="repeats-hint">
      <strong>{t("form.repeats", { count: items.length })}</strong>
      <ul className="repeats" aria-label={t("form.repeats.list")}>
        {items.map(({ number, place, state, registered_at, executor_name }) => (
          <li key={number}>
            <button type="button" className="link" onClick={() => onOpen(number)}>
              {number}
            </button>{" "}
            {[place.flat && t("ticket.flat", { value: place.flat }), word("state", state), executor_name]
              .filter(Boolean)
              .join(", ")}{" "}
            · <Moment at={registered_at} zone={zone} />
          </li>
        ))}
      </ul>
    </div>
  );
}
