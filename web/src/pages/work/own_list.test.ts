import { expect, it } from "vitest";
import { forgetList, knownList, rememberList } from "./own_list";

const UNTIL = "2026-11-23T08:00:00Z";
const BEFORE = Date.parse(UNTIL) - 1;

it("knows the list for as long as its link is good", () => {
  rememberList({ token: "new", until: UNTIL });
  expect(knownList(BEFORE)).toBe("new");
  expect(knownList(BEFORE + 1)).toBeUndefined();
});

it("forgets a list that is gone, and not the newer one when an old link is opened", () => {
  rememberList({ token: "new", until: UNTIL });
  forgetList("old");
  expect(knownList(BEFORE)).toBe("new");
  forgetList("new");
  expect(knownList(BEFORE)).toBeUndefined();
});
