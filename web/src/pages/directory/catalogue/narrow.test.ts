import { expect, it } from "vitest";
import type { CatalogueCategory, CataloguedProblem } from "~/api/directory";
import { inAlphabet, narrow } from "./narrow";

const problem = (key: string, name: string, urgency: CataloguedProblem["urgency"]): CataloguedProblem => ({
  ...{ key, name, urgency, trade: "plumber", trade_name: "Plumber", places: [], advice: "", questions: [], clocks: [] },
  ...{ off: false, own: false, renamed: false, version: 0, trouble: null, synonyms: [] },
});
const water: CatalogueCategory = {
  key: "water",
  name: "Water",
  problems: [problem("leak", "A leak", "urgent"), problem("burst", "A burst riser", "emergency")],
};
const lift: CatalogueCategory = { key: "lift", name: "Lift", problems: [problem("stuck", "Stuck", "emergency")] };
const keysOf = (found: CatalogueCategory[]) => found.flatMap(({ problems }) => problems.map(({ key }) => key));

it("fits words of the name, the category and the trade, and the urgency", () => {
  expect(keysOf(narrow([water, lift], "", ""))).toEqual(["leak", "burst", "stuck"]);
  expect(keysOf(narrow([water, lift], "riser water", ""))).toEqual(["burst"]);
  expect(keysOf(narrow([water, lift], "plumber", "emergency"))).toEqual(["burst", "stuck"]);
});

it("leaves out categories with nothing that fits", () => {
  expect(narrow([water, lift], "stuck", "").map(({ key }) => key)).toEqual(["lift"]);
});

it("finds by what residents call it, and what the company has otherwise", () => {
  const named = { ...problem("leak", "A leak", "urgent"), synonyms: ["it drips"], version: 2 };
  const off = { ...problem("burst", "A burst riser", "emergency"), off: true, trouble: "changed" as const };
  const changed = [{ ...water, problems: [named, off] }, lift];
  expect(keysOf(narrow(changed, "drips", ""))).toEqual(["leak"]);
  expect(keysOf(narrow(changed, "", "", "changed"))).toEqual(["leak"]);
  expect(keysOf(narrow(changed, "", "", "off"))).toEqual(["burst"]);
  expect(keysOf(narrow(changed, "", "", "trouble"))).toEqual(["burst"]);
  expect(narrow(changed, "", "", "own")).toEqual([]);
});

it("goes by the alphabet of the reader's language, not by the order of its keys", () => {
  const category = (name: string, ...problems: string[]) => ({
    ...{ key: name, name },
    problems: problems.map((each) => ({ key: each, name: each }) as CataloguedProblem),
  });
  const told = inAlphabet(
    [
      category("Лифты"),
      { ...category("Другое"), key: "other" },
      category("Вода", "Ямы", "Ёлка", "Засор"),
      category("Газ"),
    ],
    "ru",
  );
  expect(told.map(({ name }) => name)).toEqual(["Вода", "Газ", "Лифты", "Другое"]);
  expect(told[0]?.problems.map(({ name }) => name)).toEqual(["Ёлка", "Засор", "Ямы"]);
});
