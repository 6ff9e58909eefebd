import { expect, it } from "vitest";
import { chooseBuildings, toDrafts, toScopeAsked, typeEntrances } from "./scope";

const RISER = [{ building_id: "b1", address: "Rose lane, 5", entrances: ["2"], risers: ["7"] }];

it("a scope that nobody has touched is asked for as it was", () => {
  expect(toScopeAsked(toDrafts(RISER))).toEqual([{ building_id: "b1", entrances: ["2"], risers: ["7"] }]);
});

it("is narrowed to entrances, widened to the building", () => {
  const [draft] = toDrafts(RISER);
  if (!draft) throw new Error("no draft");
  expect(toScopeAsked([typeEntrances(draft, "1-2")])).toEqual([
    { building_id: "b1", entrances: ["1", "2"], risers: [] },
  ]);
  expect(toScopeAsked([typeEntrances(draft, "")])).toEqual([{ building_id: "b1", entrances: [], risers: [] }]);
});

it("a further building comes whole; those that stay keep what was narrowed", () => {
  const chosen = [
    { value: "b1", label: "Rose lane, 5" },
    { value: "b2", label: "Rose lane, 7" },
  ];
  expect(toScopeAsked(chooseBuildings(toDrafts(RISER), chosen))).toEqual([
    { building_id: "b1", entrances: ["2"], risers: ["7"] },
    { building_id: "b2", entrances: [], risers: [] },
  ]);
});
