import { Button, Segmented, Tag } from "antd";
import { AgentSince } from "~/parts/telephone/AgentSince";
import { NoLine } from "~/parts/telephone/NoLine";
import { StateMenu, useStateName } from "~/parts/telephone/StateMenu";
import { hotkey } from "~/parts/telephone/use_hotkeys";
import { WaitingNote } from "~/parts/telephone/WaitingNote";
import type { AgentState } from "~/telephony/adapter";
import { occupation } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";

const STATES: readonly AgentState[] = ["ready", "break", "offline"];

/** My state, since when, and what a break is for. */
export function AgentSwitch() {
  const { t } = useTexts("parts/telephone");
  const nameOf = useStateName();
  const { telephony, telephone } = useTelephone();
  if (!telephony) return <Tag>{t("agent.no_telephony")}</Tag>;
  const { agent, reason, line, can } = telephone;
  const looks = occupation(telephone) ? "afterwards" : agent;
  return (
    <>
      <Segmented<AgentState | "">
        aria-label={t("agent.label")}
        className={`agent-switch ${looks}`}
        value={agent ?? ""}
        disabled={!line || !can.has("set_state")}
        onChange={(state) => state && telephony.setState(state)}
        options={STATES.map((state) => ({ value: state, label: nameOf(state, state === agent ? reason : "") }))}
      />
      <StateMenu telephony={telephony}>
        {(open) => (
          <Button size="small" aria-haspopup="menu" aria-expanded={open} {...hotkey("S", t("agent.choose"))}>
            {t("agent.reason")} ▾
          </Button>
        )}
      </StateMenu>
      {line && <AgentSince telephone={telephone} />}
      {!line && <NoLine telephony={telephony} />}
      {agent === "break" && <WaitingNote />}
    </>
  );
}
