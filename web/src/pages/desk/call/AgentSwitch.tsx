import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Segmented, Tag } from "antd";
import { type KeyboardEvent, useState } from "react";
import type { AgentState, TelephonyAdapter } from "~/telephony/adapter";
import type { TelephoneState } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { Lasting } from "./Lasting";
import { hotkey } from "./use_hotkeys";

const STATES: readonly AgentState[] = ["ready", "break", "offline"];
/** The break without a reason of its own. */
const JUST_A_BREAK = "Break";

/** My state, since when, and what a break is for. */
export function AgentSwitch() {
  const { t, word } = useTexts("desk");
  const { telephony, telephone } = useTelephone();
  if (!telephony) return <Tag>{t("agent.no_telephony")}</Tag>;
  const { agent, reason, line } = telephone;
  const nameOf = (state: AgentState) =>
    state === "break" && agent === "break" && reason !== JUST_A_BREAK ? word("status", reason) : t(`agent.${state}`);
  return (
    <>
      <Segmented<AgentState>
        aria-label={t("agent.label")}
        className={`agent-switch ${agent}`}
        value={agent}
        disabled={!line}
        onChange={(state) => telephony.setState(state)}
        options={STATES.map((state) => ({ value: state, label: nameOf(state) }))}
      />
      <StateMenu telephony={telephony} line={line} />
      {line && <AgentSince telephone={telephone} />}
      {!line && <Tag color="red">{t("agent.no_line")}</Tag>}
    </>
  );
}

/** How long it has been so; or that it will be so once the call is over. */
function AgentSince({ telephone: { agentSince, call } }: { telephone: TelephoneState }) {
  const { t } = useTexts("desk");
  if (agentSince !== undefined) return <Lasting since={agentSince} label={t("agent.since")} />;
  return call ? <span className="quiet">{t("agent.after_call")}</span> : null;
}

interface Choice {
  state: AgentState;
  reason: string;
}

/** Every state with every reason, each behind a digit key. */
function StateMenu({ telephony, line }: { telephony: TelephonyAdapter; line: boolean }) {
  const { t, word } = useTexts("desk");
  const [open, setOpen] = useState(false);
  const { data: reasons = [] } = useQuery({
    queryKey: ["break-reasons"],
    queryFn: () => telephony.breakReasons(),
    enabled: line,
    staleTime: 600_000,
  });
  const choices: Choice[] = [
    { state: "ready", reason: "" },
    ...reasons.map((reason) => ({ state: "break" as const, reason })),
    { state: "offline", reason: "" },
  ];
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    telephony.setState(choice.state, choice.reason);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^[1-9]$/.exec(event.key);
    if (digit) choose(choices[Number(digit[0]) - 1]);
  };
  return (
    <Dropdown
      trigger={["click"]}
      open={open}
      onOpenChange={setOpen}
      autoFocus
      disabled={!line}
      menu={{
        onKeyDown,
        onClick: ({ key }) => choose(choices[Number(key)]),
        items: choices.map(({ state, reason }, index) => ({
          key: String(index),
          label: (
            <span className="state-choice">
              <kbd>{index + 1}</kbd> {reason ? word("status", reason) : t(`agent.${state}`)}
            </span>
          ),
        })),
      }}
    >
      <Button size="small" aria-haspopup="menu" aria-expanded={open} {...hotkey("S", t("agent.choose"))}>
        {t("agent.reason")} ▾
      </Button>
    </Dropdown>
  );
}
