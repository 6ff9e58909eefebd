import { expect, it } from "vitest";
import type { Demo } from "~/laptop/demo";
import { findHints } from "./hints";

const caller = {
  phone: "+79000001001",
  name: "A",
  company: "zarya",
  role: "resident",
  address: "Street 1",
  language: "ru",
};
const demo: Demo = {
  logins: [],
  numbers: [
    {
      company: "zarya",
      name: "Zarya",
      dial: "+1",
      language: "ru",
      languages: ["ru"],
      menu: { "0": "operator", "1": "emergency", "6": "specialist:lift", "7": "specialist:passport" },
      specialists: {
        lift: { leads_to: "number", number: "+79000000016", closed: "" },
        passport: { leads_to: "queue", number: "", closed: "message" },
      },
    },
    {
      company: "samal",
      name: "Samal",
      dial: "+2",
      language: "kk",
      languages: ["kk", "ru"],
      menu: { "1": "emergency" },
      specialists: {},
    },
  ],
  callers: [{ ...caller, flats: 1, meters: 2 }],
};

it("follow the company's own menu, the nought last", () => {
  expect(findHints(demo, "", "+1").slice(0, 4)).toMatchObject([
    { key: "1", text: "try.emergency" },
    { key: "6" },
    { key: "7" },
    { key: "0", text: "try.operator" },
  ]);
});

it("tell of each specialist where they are reached, and what happens out of their hours", () => {
  expect(findHints(demo, "", "+1").slice(1, 3)).toEqual([
    { id: "6", key: "6", text: "try.specialist.number", values: { who: "lift", number: "+79000000016" } },
    {
      ...{ id: "7", key: "7", text: "try.specialist.queue", closed: "try.closed.message" },
      values: { who: "passport", number: "" },
    },
  ]);
});

it("speak of languages where there are several, and lead there from where there are not", () => {
  expect(findHints(demo, "", "+2").map(({ id }) => id)).toContain("language");
  expect(findHints(demo, "", "+1").find(({ id }) => id === "other")?.values).toEqual({ name: "Samal", number: "+2" });
});

it("name the address of who calls for an outage", () => {
  expect(findHints(demo, caller.phone, "+1").find(({ id }) => id === "outage")?.values).toEqual({
    address: "Street 1",
  });
});

it("are none for a number of nobody's", () => {
  expect(findHints(demo, "", "+3")).toEqual([]);
});
