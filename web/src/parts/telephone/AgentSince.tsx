import type { TelephoneState } from "~/telephony/call_state";
import { useTexts } from "~/texts";
import { Lasting } from "./Lasting";

/** How long it has been so; or that it will be so once the call is over. */
export function AgentSince({ telephone: { agentSince, call } }: { telephone: TelephoneState }) {
  const { t } = useTexts("parts/telephone");
  if (agentSince !== undefined) return <Lasting since={agentSince} label={t("agent.since")} />;
  return call ? <span className="quiet">{t("agent.after_call")}</span> : null;
}
