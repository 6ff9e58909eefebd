import { occupation, type TelephoneState } from "~/telephony/call_state";
import { useTexts } from "~/texts";
import { Lasting } from "./Lasting";

/** How long it has been so; or that it will be so once what is at hand is over. */
export function AgentSince({ telephone }: { telephone: TelephoneState }) {
  const { t } = useTexts("parts/telephone");
  const { agentSince, call } = telephone;
  const busy = occupation(telephone);
  if (busy) return <span className="quiet">{t(`agent.after.${busy}`)}</span>;
  if (agentSince !== undefined) return <Lasting since={agentSince} label={t("agent.since")} />;
  return call ? <span className="quiet">{t("agent.after.in_call")}</span> : null;
}
