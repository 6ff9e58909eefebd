import { describe, expect, it } from "vitest";
import { fittingIn, ROW_HEIGHT, scrollTo, windowAt } from "./window";

const HEIGHT = 20 * ROW_HEIGHT;
const at = (row: number) => ({ scrollTop: row * ROW_HEIGHT, height: HEIGHT });

describe("the window over the rows", () => {
  it.each([0, 1, 3, 4, 777, 19_990])("holds all that is seen from row %i on", (row) => {
    const { first, end } = windowAt(at(row), 20_000);
    expect(first).toBeLessThanOrEqual(row);
    expect(end).toBeGreaterThanOrEqual(Math.min(20_000, row + 20));
    expect(end - first).toBeLessThan(50);
  });

  it("stays where it is while somebody moves by a row or two", () => {
    expect(windowAt(at(101), 20_000)).toEqual(windowAt(at(100), 20_000));
    expect(windowAt(at(104), 20_000)).not.toEqual(windowAt(at(100), 20_000));
  });

  it("holds nothing of an empty list, and nothing beyond a list that has become shorter", () => {
    expect(windowAt(at(0), 0)).toEqual({ first: 0, end: 0 });
    expect(windowAt(at(500), 30)).toEqual({ first: 30, end: 30 });
  });
});

describe("going to a row", () => {
  it("moves nothing when the row is seen", () => {
    expect(scrollTo(110, at(100))).toBe(100 * ROW_HEIGHT);
  });

  it("brings it to the nearest edge, below the head", () => {
    expect(scrollTo(90, at(100))).toBe(90 * ROW_HEIGHT);
    expect(scrollTo(119, at(100))).toBe(101 * ROW_HEIGHT);
  });

  it("a page is what is seen whole, less one row to hold on to", () => {
    expect(fittingIn(HEIGHT)).toBe(18);
    expect(fittingIn(0)).toBe(1);
  });
});
