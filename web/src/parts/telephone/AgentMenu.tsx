import { Button } from "antd";
import type { TelephonyAdapter } from "~/telephony/adapter";
import { occupation } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { AgentSince } from "./AgentSince";
import { NoLine } from "./NoLine";
import { StateMenu, useStateName } from "./StateMenu";
import { hotkey } from "./use_hotkeys";
import { WaitingNote } from "./WaitingNote";
import "./telephone.css";

/** My state in a line that has little room: what it is, since when, and all that it can be. */
export default function AgentMenu({ telephony }: { telephony: TelephonyAdapter }) {
  const { t } = useTexts("parts/telephone");
  const nameOf = useStateName();
  const { telephone } = useTelephone();
  const { agent, reason, line } = telephone;
  if (!line) return <NoLine telephony={telephony} />;
  if (!agent) return null;
  const name = nameOf(agent, reason);
  return (
    <span className="agent-line">
      <StateMenu telephony={telephony}>
        {(open) => (
          <Button
            size="small"
            className={`agent-menu ${occupation(telephone) ? "afterwards" : agent}`}
            aria-haspopup="menu"
            aria-expanded={open}
            {...hotkey("S", t("agent.choose"))}
            aria-label={t("agent.mine", { state: name })}
          >
            <i aria-hidden="true" /> {name} ▾
          </Button>
        )}
      </StateMenu>
      {/* Beside the button: what is to be read on it must be its name (WCAG 2.5.3), and seconds are no part of that. */}
      <AgentSince telephone={telephone} />
      {agent === "break" && <WaitingNote />}
    </span>
  );
}
