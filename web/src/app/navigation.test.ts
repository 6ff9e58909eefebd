import { expect, it } from "vitest";
import { firstWay } from "./navigation";

// What GET /me tells of each role, as far as it decides (functions/rest_api/permissions.py).
const DESK = ["tickets.read", "tickets.write", "outages.read", "duties.do", "knowledge.read", "people.read"];
const ROLES = {
  operator: [...DESK, "calls.take", "quality.own"],
  supervisor: [...DESK, "calls.take", "quality.own", "supervise"],
  manager: DESK,
  admin: ["people.read", "knowledge.read", "catalogue.edit", "users.manage"],
  executor: ["knowledge.read"],
};

it.each([
  ["operator", "/desk"],
  ["supervisor", "/wallboard"],
  ["manager", "/register"],
  ["admin", "/users"],
  ["executor", "/knowledge"],
] as const)("the first page of %s is %s", (role, path) => {
  const may = new Set(ROLES[role]);
  expect(firstWay((capability) => may.has(capability))?.path).toBe(path);
});

it("who is two things begins with what cannot wait", () => {
  const may = new Set([...ROLES.operator, ...ROLES.admin]);
  expect(firstWay((capability) => may.has(capability))?.path).toBe("/desk");
});

it("who may nothing has none", () => {
  expect(firstWay(() => false)).toBeUndefined();
});
