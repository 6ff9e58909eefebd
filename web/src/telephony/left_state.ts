import type { AgentState } from "./adapter";

const KEY = "dozor.agent";

/** What an operator was when they went to another page, where calls cannot be answered: they are that again when they return. */
interface LeftState {
  state: AgentState;
  reason: string;
}

export function keepLeftState(left: LeftState): void {
  if (left.state === "offline") sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(left));
}

/** What was kept, once; undefined when there is nothing to return to. */
export function takeLeftState(): LeftState | undefined {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept ? (JSON.parse(kept) as LeftState) : undefined;
}
