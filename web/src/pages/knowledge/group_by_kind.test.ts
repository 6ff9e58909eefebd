import { expect, it } from "vitest";
import type { GuideRow } from "~/api/guides";
import { groupByKind } from "./group_by_kind";

const row = (key: string, kind: string, urgency: GuideRow["urgency"]) =>
  ({ key, kind, kind_name: kind.toUpperCase(), urgency }) as GuideRow;
const rows = [row("light", "electricity", "urgent"), row("smell", "gas", "emergency"), row("stove", "gas", "normal")];

it("puts guides together by kind, the most pressing kind first", () => {
  const told = groupByKind(rows, false).map(({ name, rows: items }) => [name, items.map(({ key }) => key)]);
  expect(told).toEqual([
    ["GAS", ["smell", "stove"]],
    ["ELECTRICITY", ["light"]],
  ]);
});

it("leaves what was searched for in the order of how well it fits", () => {
  expect(groupByKind(rows, true).map(({ rows: items }) => items.length)).toEqual([3]);
  expect(groupByKind([], true)).toEqual([]);
});
