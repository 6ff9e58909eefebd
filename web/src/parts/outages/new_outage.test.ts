import { expect, it } from "vitest";
import { readEntrances, toNewOutage } from "./new_outage";

it("entrances are read as people write them", () => {
  expect(readEntrances("1, 3-5")).toEqual(["1", "3", "4", "5"]);
  expect(readEntrances("")).toEqual([]);
  expect(readEntrances("А; 5-2")).toEqual(["А", "5-2"]);
});

it("the sheet becomes a request; what was left empty is left out", () => {
  const asked = toNewOutage(
    {
      company: "demo",
      resource: "cold_water",
      cause: "accident",
      buildings: [{ value: "b1" }, { value: "b2" }],
      entrances: { b2: "2" },
      expectedEnd: "2026-11-22T18:00",
      texts: { ru: " Подвезут воду ", en: "" },
    },
    "Europe/Moscow",
  );
  expect(asked).toEqual({
    company: "demo",
    resource: "cold_water",
    cause: "accident",
    scope: [
      { building_id: "b1", entrances: [], risers: [] },
      { building_id: "b2", entrances: ["2"], risers: [] },
    ],
    began_at: null,
    expected_end: "2026-11-22T15:00:00.000Z",
    texts: { ru: "Подвезут воду" },
  });
});

it("nobody knows yet when it ends", () => {
  const values = { company: "demo", resource: "lift", cause: "unknown", buildings: [{ value: "b1" }] } as const;
  expect(toNewOutage(values, undefined).expected_end).toBeNull();
});

it("planned work is entered ahead, without its notice only with a reason", () => {
  const values = {
    company: "demo",
    resource: "lift",
    cause: "planned",
    buildings: [{ value: "b1" }],
    beganAt: "2026-11-23T10:00",
    waived: " The supplier told us today ",
  } as const;
  const asked = toNewOutage(values, "Europe/Moscow");
  expect(asked.began_at).toBe("2026-11-23T07:00:00.000Z");
  expect(asked.notice_waived).toBe("The supplier told us today");
});
