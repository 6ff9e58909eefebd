import { expect, it } from "vitest";
import { moreBeyond } from "./use_more_beyond";

it.each([
  ["", 0, 374],
  ["right", 0, 520],
  ["left right", 60, 520],
  ["left", 146, 520],
])("a row has more beyond: %s", (told, scrollLeft, scrollWidth) => {
  expect(moreBeyond({ scrollLeft, clientWidth: 374, scrollWidth })).toBe(told);
});
