import type { ClockFull } from "~/api/types";

export interface PauseReason {
  key: string;
  name: string;
  /** Kinds of the clocks that stand still for it. */
  clocks: ClockFull["kind"][];
}

/** Every reason for which at least one clock that runs may be paused, and which ones then stand still. */
export function reasonsToPause(clocks: readonly Pick<ClockFull, "kind" | "state" | "may_pause_for">[]): PauseReason[] {
  const found = new Map<string, PauseReason>();
  for (const { kind, state, may_pause_for } of clocks) {
    if (state !== "running") continue;
    for (const { key, name } of may_pause_for) {
      const reason = found.get(key) ?? { key, name, clocks: [] };
      found.set(key, { ...reason, clocks: [...reason.clocks, kind] });
    }
  }
  return [...found.values()];
}
