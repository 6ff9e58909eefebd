import { expect, it } from "vitest";
import { readPlace, writePlace } from "./use_place";

it("a place outlives the address that tells it", () => {
  const place = { view: "buildings", company: "zarya", q: "лесная 5", id: "b1" } as const;
  expect(readPlace(new URL(writePlace(place), "http://127.0.0.1").searchParams, "other")).toEqual(place);
});

it("an address that says nothing, or nonsense, is the beginning", () => {
  const beginning = { view: "residents", company: "zarya", q: "", id: "" };
  expect(readPlace(new URLSearchParams(""), "zarya")).toEqual(beginning);
  expect(readPlace(new URLSearchParams("view=nonsense"), "zarya")).toEqual(beginning);
});
