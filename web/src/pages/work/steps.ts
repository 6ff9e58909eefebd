import type { Report } from "~/api/types";
import type { Work, WorkAction } from "~/api/work";
import type { QueuedRequest } from "~/offline/request";

/** How the outbox calls what an executor does. */
export const STEP = "work.step";
export const PHOTO = "work.photo";
/** All that is done on this telephone waits in one outbox, so that every page of it sends what is left of any other. */
export const OWNER = "work";

export interface StepDetails {
  reason?: string;
  /** Pausing alone: a reason of the company's policy. */
  why?: string;
  /** Finishing alone; the photos are found when it is sent. */
  report?: Omit<Report, "photos">;
}

/** What is kept of a step until there is a line. */
export interface Step extends StepDetails {
  action: WorkAction;
}

/** What is kept of a photo. */
export interface Photo {
  file: File;
}

/** What waits of one ticket, what of it was refused, and what has to wait behind that. */
export interface Waiting {
  waiting: readonly QueuedRequest[];
  refused: QueuedRequest | undefined;
  behind: readonly QueuedRequest[];
}

export function sortSteps(requests: readonly QueuedRequest[], lane: string): Waiting {
  const own = requests.filter((one) => one.lane === lane && one.state !== "done");
  const at = own.findIndex(({ state }) => state === "refused");
  return at < 0
    ? { waiting: own, refused: undefined, behind: [] }
    : { waiting: own.slice(0, at), refused: own[at], behind: own.slice(at + 1) };
}

/** What a ticket will look like once what waits has been sent, and what has arrived since it was read (milliseconds). */
export function foresee<Ticket extends Work>(
  ticket: Ticket,
  requests: readonly QueuedRequest[],
  lane: string,
  askedAt: number,
): Ticket {
  const { waiting } = sortSteps(requests, lane);
  const arrived = requests.filter((one) => one.lane === lane && one.state === "done" && one.endedAt >= askedAt);
  const taken = [...arrived, ...waiting].filter(({ kind }) => kind === STEP);
  let seen = ticket;
  for (const { body, queuedAt } of taken) seen = take(seen, (body as Step).action, queuedAt);
  return seen;
}

/** The ticket once that step is taken, at that moment; as it is where the step leads nowhere else. */
function take<Ticket extends Work>(ticket: Ticket, step: WorkAction, at: number): Ticket {
  const after = ticket.after.find(({ action }) => action === step);
  if (!after) return ticket;
  const { state, work, stops } = after;
  const stopped_at = new Date(at).toISOString();
  const clocks = ticket.clocks.map((clock) =>
    clock.stopped_at === null && stops.includes(clock.kind) ? { ...clock, stopped_at } : clock,
  );
  return { ...ticket, state, work, clocks };
}
