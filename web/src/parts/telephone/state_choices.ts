import type { AgentState } from "~/telephony/adapter";

/** Something that the agent may be. key: the digit that chooses it; empty for what has none. */
export interface Choice {
  key: string;
  state: AgentState;
  reason: string;
}

/**
 * What the menu of states offers: 1 is always ready and 0 never is, whether the reasons of a break have come yet or not; the reasons
 * stand behind 2 to 9. reasons: none while they are not known; an empty one is a break for nothing in particular.
 */
export function stateChoices(reasons: readonly string[]): readonly Choice[] {
  const breaks = reasons.map((reason, place) => ({ key: place < 8 ? String(place + 2) : "", state: "break", reason }));
  return [{ key: "1", state: "ready", reason: "" }, ...breaks, { key: "0", state: "offline", reason: "" }] as Choice[];
}
