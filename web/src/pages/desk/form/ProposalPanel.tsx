import { Alert } from "antd";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useZone } from "../desk_context";
import { useProposal } from "../queries";

interface Props {
  company: string;
  building: string | undefined;
  problem: string | undefined;
}

/** Who would come and until when, as soon as the place and the problem are known; and what to tell the caller now. */
export function ProposalPanel({ company, building, problem }: Props) {
  const { t } = useTexts();
  const zone = useZone(company);
  const explain = useExplain();
  const { data, error } = useProposal(company, building, problem);
  const shown = building && problem ? data : undefined;
  return (
    <section className="proposal" aria-label={t("form.proposal")} aria-live="polite">
      {shown ? (
        <>
          <div className="proposal-line">
            <strong>{shown.executor_name || t("form.nobody")}</strong>
            <Moment at={shown.planned_at} zone={zone} />
          </div>
          <div className="quiet">{shown.reason}</div>
          {shown.advice && <Alert type="warning" showIcon title={`${t("form.advice")}: ${shown.advice}`} />}
        </>
      ) : (
        <span className="quiet">{error ? explain(error) : t("form.proposal.empty")}</span>
      )}
    </section>
  );
}
