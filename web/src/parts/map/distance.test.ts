import { describe, expect, it } from "vitest";
import { roundDistance, sayDistance } from "./distance";

describe("the scale of a map", () => {
  it.each([
    [999, 500],
    [500, 500],
    [499, 300],
    [250, 200],
    [199, 100],
    [30, 30],
    [12_400, 10_000],
  ])("is round: %d metres at most are %d", (most, metres) => {
    expect(roundDistance(most)).toBe(metres);
  });

  it("is said in the language of the page", () => {
    const units = { metre: "м", kilometre: "км" };
    expect([500, 1000, 20_000].map((metres) => sayDistance(metres, units))).toEqual(["500 м", "1 км", "20 км"]);
  });
});
