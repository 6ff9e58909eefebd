import { useQuery } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
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
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const nameOf = useStateName();
  const { line, can } = useTelephone().telephone;
  const choices = useChoices(telephony, line);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    telephony.setState(choice.state, choice.reason);
    setOpen(false);
  };
  useDigits(open, (digit) => choose(choices?.[digit - 1]));
  const items = choices?.map(({ state, reason }, index) => ({
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
      menu={{
        onClick: ({ key }) => choose(choices?.[Number(key)]),
        items: items ?? [{ key: "loading", label: t("app.loading"), disabled: true }],
      }}
    >
      {children(open)}
    </Dropdown>
  );
}

/** Digit keys, wherever the cursor is: the menu takes the focus some moments after it is seen, and a press meant for it may be sooner. */
function useDigits(open: boolean, press: (digit: number) => void): void {
  const pressed = useEffectEvent(press);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      pressed(Number(event.key));
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [open]);
}

/** Undefined until it is known what a break can be for: a digit means the same from the first sight of it. */
function useChoices(telephony: TelephonyAdapter, line: boolean): readonly Choice[] | undefined {
  const { data, isError } = useQuery({
    queryKey: ["break-reasons"],
    queryFn: () => telephony.breakReasons(),
    enabled: line,
    staleTime: 600_000,
  });
  const reasons = data ?? (isError ? [] : undefined);
  return (
    reasons && [
      { state: "ready", reason: "" },
      ...reasons.map((reason) => ({ state: "break" as const, reason })),
      { state: "offline", reason: "" },
    ]
  );
}

/** A state in words: of a break its reason, if it has one of its own; `exact` names that of a plain break, too. */
export function useStateName(): (state: AgentState, reason: string, exact?: boolean) => string {
  const { t, word } = useTexts("parts/telephone");
  return (state, reason, exact = false) =>
    state === "break" && reason && (exact || reason !== JUST_A_BREAK) ? word("status", reason) : t(`agent.${state}`);
}
