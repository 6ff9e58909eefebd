import { useQuery } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import type { AgentState, TelephonyAdapter } from "~/telephony/adapter";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { type Choice, stateChoices } from "./state_choices";

/** The break without a reason of its own. */
const JUST_A_BREAK = "Break";

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
  const { choices, loading } = useChoices(telephony, line, open);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    telephony.setState(choice.state, choice.reason);
    setOpen(false);
  };
  useDigits(open, (digit) => choose(choices.find(({ key }) => key === digit)));
  const items = choices.map(({ key, state, reason }) => ({
    key: `${state} ${reason}`,
    disabled: false,
    label: <StateChoice digit={key}>{nameOf(state, reason, true)}</StateChoice>,
  }));
  // Beside what can be chosen: alone it would take no focus, and then no arrow moves it.
  if (loading) items.splice(1, 0, { key: "loading", disabled: true, label: <>{t("app.loading")}</> });
  return (
    <Dropdown
      trigger={["click"]}
      open={open}
      onOpenChange={setOpen}
      autoFocus
      disabled={!line || !can.has("set_state")}
      menu={{
        onClick: ({ key }) => choose(choices.find(({ state, reason }) => key === `${state} ${reason}`)),
        items,
      }}
    >
      {children(open)}
    </Dropdown>
  );
}

function StateChoice({ digit, children }: { digit: string; children: string }) {
  return (
    <span className="state-choice">
      <kbd>{digit}</kbd> {children}
    </span>
  );
}

/** Digit keys, wherever the cursor is: the menu takes the focus some moments after it is seen, and a press meant for it may be sooner. */
function useDigits(open: boolean, press: (digit: string) => void): void {
  const pressed = useEffectEvent(press);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !/^\d$/.test(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      pressed(event.key);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [open]);
}

/** loading: what a break can be for is not known yet; once that has failed, it is for nothing in particular, and asked for when it opens. */
function useChoices(telephony: TelephonyAdapter, line: boolean | undefined, open: boolean) {
  const { data, isError, isPending, refetch } = useQuery({
    queryKey: ["break-reasons"],
    queryFn: () => telephony.breakReasons(),
    enabled: line === true,
    staleTime: 600_000,
    networkMode: "always", // it comes by the telephone's own line
  });
  const again = useEffectEvent(() => isError && void refetch());
  useEffect(() => {
    if (open) again();
  }, [open]);
  return { choices: stateChoices(data ?? (isError ? [""] : [])), loading: isPending };
}

/** A state in words: of a break its reason, if it has one of its own; `exact` names that of a plain break, too. */
export function useStateName(): (state: AgentState, reason: string, exact?: boolean) => string {
  const { t, word } = useTexts("parts/telephone");
  return (state, reason, exact = false) =>
    state === "break" && reason && (exact || reason !== JUST_A_BREAK) ? word("status", reason) : t(`agent.${state}`);
}
