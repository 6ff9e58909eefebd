import { expect, it } from "vitest";
import { reasonsToPause } from "./pauses";

const ACCESS = { key: "no_access", name: "no access to the flat" };
const PART = { key: "waiting_for_part", name: "waiting for a part" };

it("reasons of running clocks are offered once, with the clocks that stand still for each", () => {
  const clocks = [
    { kind: "localise", state: "running", may_pause_for: [ACCESS] },
    { kind: "resolve", state: "running", may_pause_for: [ACCESS, PART] },
    { kind: "accept", state: "stopped", may_pause_for: [PART] },
  ] as const;
  expect(reasonsToPause(clocks.map((clock) => ({ ...clock, may_pause_for: [...clock.may_pause_for] })))).toEqual([
    { ...ACCESS, clocks: ["localise", "resolve"] },
    { ...PART, clocks: ["resolve"] },
  ]);
});
