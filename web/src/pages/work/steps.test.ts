import { describe, expect, it } from "vitest";
import type { Work } from "~/api/work";
import type { QueuedRequest } from "~/offline/request";
import { foresee, PHOTO, STEP, sortSteps } from "./steps";

const TICKET = {
  state: "assigned",
  work: ["accept", "decline"],
  after: [
    { action: "accept", state: "accepted", work: ["start", "finish", "decline"] },
    { action: "start", state: "in_progress", work: ["finish", "decline"] },
    { action: "finish", state: "done", work: [] },
  ],
} as unknown as Work;

const step = (action: string, state: QueuedRequest["state"] = "waiting", endedAt = 0): QueuedRequest =>
  ({ key: action, lane: "a", kind: STEP, body: { action }, state, endedAt }) as unknown as QueuedRequest;

describe("a ticket without a line", () => {
  it("looks as it will once what waits has been sent", () => {
    const seen = foresee(TICKET, [step("accept"), step("start")], "a", 0);
    expect([seen.state, seen.work]).toEqual(["in_progress", ["finish", "decline"]]);
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
