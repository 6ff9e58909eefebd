import type { OwnTicket } from "./resident_api";

/** The way of a request as a resident thinks of it. */
export const STAGES = ["registered", "assigned", "in_progress", "done"] as const;
export type Stage = (typeof STAGES)[number];

const REACHED: Readonly<Partial<Record<OwnTicket["state"], Stage>>> = {
  registered: "registered",
  reopened: "registered",
  assigned: "assigned",
  accepted: "assigned",
  handed_over: "assigned",
  in_progress: "in_progress",
  done: "done",
  closed: "done",
};

/** How far it is; undefined where that is not the way of it (put off, declined, gone on under another number): there words tell. */
export function stageOf({ state }: Pick<OwnTicket, "state">): Stage | undefined {
  return REACHED[state];
}
