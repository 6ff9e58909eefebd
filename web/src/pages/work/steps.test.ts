import { describe, expect, it } from "vitest";
import type { Work } from "~/api/work";
import type { QueuedRequest } from "~/offline/request";
import { foresee, PHOTO, STEP, sortSteps } from "./steps";

const TICKET = {
  state: "assigned",
  work: ["accept", "decline"],
  clocks: [
    { kind: "accept", stopped_at: null },
    { kind: "resolve", stopped_at: null },
  ],
  after: [
    { action: "accept", state: "accepted", stops: ["accept"], work: ["start", "finish", "decline"] },
    { action: "start", state: "in_progress", stops: [], work: ["finish", "decline"] },
    { action: "finish", state: "done", stops: ["accept", "resolve"], work: [] },
  ],
} as unknown as Work;

const step = (action: string, state: QueuedRequest["state"] = "waiting", endedAt = 0): QueuedRequest =>
  ({ key: action, lane: "a", kind: STEP, body: { action }, state, endedAt, queuedAt: 0 }) as unknown as QueuedRequest;

describe("a ticket without a line", () => {
  it("looks as it will once what waits has been sent", () => {
    const seen = foresee(TICKET, [step("accept"), step("start")], "a", 0);
    expect([seen.state, seen.work]).toEqual(["in_progress", ["finish", "decline"]]);
    expect(seen.clocks.map(({ stopped_at }) => stopped_at)).toEqual(["1970-01-01T00:00:00.000Z", null]);
  });

  it("is not changed by photos, by other tickets' steps, or by what was in the answer already", () => {
    const photo = { ...step("photo"), kind: PHOTO };
    const others = { ...step("accept"), lane: "b" };
    expect(foresee(TICKET, [photo, others, step("accept", "done", 5)], "a", 10)).toEqual(TICKET);
  });

  it("keeps what has arrived since it was read", () => {
    expect(foresee(TICKET, [step("accept", "done", 10)], "a", 5).state).toBe("accepted");
  });

  it("goes no further than what was refused", () => {
    const queue = [step("accept", "refused"), step("start"), step("finish")];
    expect(foresee(TICKET, queue, "a", 0).state).toBe("assigned");
    const { refused, behind } = sortSteps(queue, "a");
    expect([refused?.key, behind.map(({ key }) => key)]).toEqual(["accept", ["start", "finish"]]);
  });
});
