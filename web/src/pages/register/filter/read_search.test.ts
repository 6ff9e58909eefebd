import { expect, it } from "vitest";
import { readSearch } from "./read_search";

it.each([
  ["17", ["number 17", "words 17"]],
  ["№17", ["number 17", "words №17"]],
  ["8 (900) 000-10-07", ["phone 89000001007", "words 8 (900) 000-10-07"]],
  ["+79000001007", ["phone +79000001007", "words +79000001007"]],
  ["22 555 01 02", ["phone 225550102", "words 22 555 01 02"]],
  ["(212) 555-0142", ["phone 2125550142", "words (212) 555-0142"]],
  ["8.900.000.10.07", ["phone 89000001007", "words 8.900.000.10.07"]],
  ["течёт кран", ["words течёт кран"]],
  ["Лесная 5", ["words Лесная 5"]],
  ["  ", []],
])("%s may mean %j", (typed, meanings) => {
  expect(readSearch(typed).map(({ kind, text }) => `${kind} ${text}`)).toEqual(meanings);
});

it("what was searched for before is let go", () => {
  expect(readSearch("17")[0]?.changes).toMatchObject({ number: "17", phone: "", words: "", building: "" });
});
