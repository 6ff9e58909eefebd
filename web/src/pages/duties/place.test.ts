import { expect, it } from "vitest";
import { readPlace, writePlace } from "./place";

it("a place outlives the address that tells it", () => {
  const place = { view: "mine", company: "zarya", kind: "deferred", id: "d1", of: "zarya", form: "" } as const;
  expect(readPlace(new URL(writePlace(place), "http://127.0.0.1").searchParams)).toEqual(place);
});

it("an address that says nothing, or nonsense, is everything that is open", () => {
  const beginning = { view: "all", company: "", kind: "", id: "", of: "", form: "" };
  expect(readPlace(new URLSearchParams("view=nonsense&kind=x"))).toEqual(beginning);
  expect(writePlace(readPlace(new URLSearchParams("")))).toBe("/duties");
});
