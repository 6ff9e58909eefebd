import { expect, it } from "vitest";
import { goTo, readPlace } from "./place";

const operator = (capability: string) => capability === "quality.own";

it("leads nobody where they may not go", () => {
  expect(readPlace(new URLSearchParams("tab=figures"), "zarya", operator).tab).toBe("own");
  expect(readPlace(new URLSearchParams("tab=figures"), "zarya", () => true).tab).toBe("figures");
  expect(readPlace(new URLSearchParams(), "zarya", () => true)).toEqual({ company: "zarya", tab: "sample", talk: "" });
});

it("writes the address that it reads", () => {
  const place = { company: "sosna", tab: "all", talk: "c 1" };
  const search = new URLSearchParams(goTo(place).replace("/quality?", ""));
  expect(readPlace(search, "zarya", () => true)).toEqual(place);
});

it("leads from a sample to a talk of it and back to the same sample", () => {
  const draw = { first: "2026-03-01", last: "2026-03-02", seed: "spring & more", each: 3, at: "2026-03-02T12:00:00Z" };
  const place = { company: "sosna", tab: "sample", talk: "c1", draw };
  const search = new URLSearchParams(goTo(place).replace("/quality?", ""));
  expect(readPlace(search, "zarya", () => true)).toEqual(place);
  search.delete("at");
  expect(readPlace(search, "zarya", () => true).draw).toBeUndefined();
});
