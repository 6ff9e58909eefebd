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
