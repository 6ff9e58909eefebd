import { expect, test } from "vitest";
import type { User } from "~/api/users";
import { findUsers } from "./find";

const person = (name: string, email: string, roles: string[], companies: string[]): User => ({
  id: email,
  ...{ name, email, roles, companies },
  elsewhere: false,
  state: "active",
  created_at: "2026-03-02T09:00:00Z",
  changed_at: "2026-03-02T09:00:00Z",
  allowed: [],
  version: 1,
});
const OLGA = person("Ольга Диспетчер", "olga@example.org", ["operator"], ["zarya", "samal"]);
const ANNA = person("Анна", "anna@example.org", ["admin", "operator"], ["samal"]);
const NAMES: Record<string, string> = { zarya: "УК «Заря»", samal: "Самал" };
const find = (typed: string, role = "") => findUsers([OLGA, ANNA], typed, role, (slug) => NAMES[slug] ?? slug);

test("every word that was typed is looked for, in any order, in name, address and companies", () => {
  expect(find("")).toEqual([OLGA, ANNA]);
  expect(find("дисп ОЛЬГА")).toEqual([OLGA]);
  expect(find("anna@")).toEqual([ANNA]);
  expect(find("заря")).toEqual([OLGA]);
  expect(find("zarya анна")).toEqual([]);
});

test("with a role only those who have it", () => {
  expect(find("", "admin")).toEqual([ANNA]);
  expect(find("samal", "operator")).toEqual([OLGA, ANNA]);
  expect(find("", "manager")).toEqual([]);
});
