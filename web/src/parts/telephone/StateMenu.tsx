import { useQuery } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import type { AgentState, TelephonyAdapter } from "~/telephony/adapter";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";

/** The break without a reason of its own. */
const JUST_A_BREAK = "Break";

interface Choice {
  state: AgentState;
  reason: string;
}

interface Props {
  telephony: TelephonyAdapter;
  /** What opens it: a button that is told whether it is open. */
  children: (open: boolean) => ReactElement;
}

/** Every state with every reason, each behind a digit key. */
export function StateMenu({ telephony, children }: Props) {
  const [open, setOpen] = useState(false);
  const nameOf = useStateName();
  const { line, can } = useTelephone().telephone;
  const choices = useChoices(telephony, line);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    telephony.setState(choice.state, choice.reason);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^[1-9]$/.exec(event.key);
    if (digit) choose(choices[Number(digit[0]) - 1]);
  };
  const items = choices.map(({ state, reason }, index) => ({
    key: String(index),
    label: (
      <span className="state-choice">
        <kbd>{index + 1}</kbd> {nameOf(state, reason, true)}
      </span>
    ),
  }));
  return (
    <Dropdown
      trigger={["click"]}
      open={open}
      onOpenChange={setOpen}
      autoFocus
      disabled={!line || !can.has("set_state")}
      menu={{ onKeyDown, onClick: ({ key }) => choose(choices[Number(key)]), items }}
    >
      {children(open)}
    </Dropdown>
  );
}

function useChoices(telephony: TelephonyAdapter, line: boolean): readonly Choice[] {
  const { data: reasons = [] } = useQuery({
    queryKey: ["break-reasons"],
    queryFn: () => telephony.breakReasons(),
    enabled: line,
    staleTime: 600_000,
  });
  return [
    { state: "ready", reason: "" },
    ...reasons.map((reason) => ({ state: "break" as const, reason })),
    { state: "offline", reason: "" },
  ];
}

/** A state in words: of a break its reason, if it has one of its own; `exact` names that of a plain break, too. */
export function useStateName(): (state: AgentState, reason: string, exact?: boolean) => string {
  const { t, word } = useTexts("parts/telephone");
  return (state, reason, exact = false) =>
    state === "break" && reason && (exact || reason !== JUST_A_BREAK) ? word("status", reason) : t(`agent.${state}`);
}
