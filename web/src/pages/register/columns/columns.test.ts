import { expect, it } from "vitest";
import { chooseColumns, move, NARROWEST, readColumns, resize, show, USUAL, WIDEST } from "./columns";

const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);

it("columns are kept in order and width", () => {
  const chosen = show(resize(move(USUAL, "address", 0), "address", 300), "phone", true);
  const read = readColumns(JSON.stringify(chosen));
  expect(read).toEqual(chosen);
  expect(read[0]).toEqual({ key: "address", width: 300, shown: true });
});

it("widths stay within reason", () => {
  const widths = (width: number) => resize(USUAL, "number", width)[0]?.width;
  expect([widths(1), widths(10_000), widths(Number.NaN)]).toEqual([NARROWEST, WIDEST, NARROWEST]);
});

it("what cannot be read is as usual; a column that is new is offered", () => {
  expect(readColumns(null)).toEqual(USUAL);
  expect(readColumns("{")).toEqual(USUAL);
  const old = readColumns(
    JSON.stringify([
      { key: "state", width: 90, shown: true },
      { key: "dragon", width: 1, shown: true },
    ]),
  );
  expect(keys(old)[0]).toBe("state");
  expect(keys(old).sort()).toEqual(keys(USUAL).sort());
  expect(old.filter(({ shown }) => shown)).toHaveLength(1);
});

it("a column moves no further than the ends", () => {
  expect(keys(move(USUAL, "number", 99)).at(-1)).toBe("number");
  expect(keys(move(USUAL, "mark", -5))[0]).toBe("mark");
});

it("a narrow list has its own, and names the company only among several", () => {
  const chosen = show(USUAL, "problem", false);
  expect(keys(chooseColumns(chosen, false, true))).not.toContain("problem");
  expect(keys(chooseColumns(chosen, true, false))).toEqual([
    "number",
    "state",
    "urgency",
    "clock",
    "problem",
    "address",
  ]);
  expect(keys(chooseColumns(chosen, true, true))).toContain("company");
});
