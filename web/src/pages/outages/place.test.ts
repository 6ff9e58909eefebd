import { expect, it } from "vitest";
import { type Place, readPlace, writePlace } from "./place";

it("a place outlives the address that tells it", () => {
  const place: Place = {
    view: "past",
    company: "zarya",
    building: "b1",
    id: "1",
    form: "",
    resource: ["heating", "gas"],
  };
  expect(readPlace(new URL(writePlace(place), "http://127.0.0.1").searchParams)).toEqual(place);
});

it("an address that says nothing, or nonsense, is what is live everywhere", () => {
  const beginning = { view: "live", company: "", resource: [], building: "", id: "", form: "" };
  expect(readPlace(new URLSearchParams(""))).toEqual(beginning);
  expect(readPlace(new URLSearchParams("view=nonsense"))).toEqual(beginning);
  expect(writePlace(readPlace(new URLSearchParams("")))).toBe("/outages");
});
