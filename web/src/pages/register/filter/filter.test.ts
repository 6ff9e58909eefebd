import { describe, expect, it } from "vitest";
import type { Ticket } from "~/api/types";
import { companiesOf, countChosen, midnight, NO_FILTER, narrows, queryOf, readFilter, writeFilter } from "./filter";
import { fits } from "./fits";

describe("a filter", () => {
  it("is written into an address and read back", () => {
    const filter = {
      ...NO_FILTER,
      company: ["zarya", "samal"],
      state: ["assigned", "done"],
      open: true,
      words: "течёт & капает",
      from: "2026-11-01",
      order: "oldest" as const,
    };
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    expect(writeFilter(NO_FILTER)).toBe("");
  });

  it("names an executor with their company, whose register alone is looked through", () => {
    const filter = { ...NO_FILTER, executor: "samal/e1" };
    expect(companiesOf(filter, ["zarya", "samal"])).toEqual(["samal"]);
    expect(queryOf(filter, "samal", undefined).executor).toBe("e1");
    expect(companiesOf(filter, ["zarya"])).toEqual([]);
    // A link of before has the id alone.
    expect(companiesOf({ executor: "e1" }, ["zarya", "samal"])).toEqual(["zarya", "samal"]);
    expect(queryOf({ ...NO_FILTER, executor: "e1" }, "zarya", undefined).executor).toBe("e1");
  });

  it("takes no nonsense from an address", () => {
    expect(readFilter(new URLSearchParams("from=yesterday&order=up&open=1&dragon=7"))).toEqual(NO_FILTER);
  });

  it("narrows unless it only arranges", () => {
    expect(narrows({ ...NO_FILTER, company: ["zarya"], order: "oldest", at: "2026-11-01" })).toBe(false);
    expect(narrows({ ...NO_FILTER, late: true })).toBe(true);
  });

  it("has chosen what its bar shows, and not what was searched for", () => {
    expect(countChosen({ ...NO_FILTER, words: "лифт", at: "2026-11-01", order: "oldest" })).toBe(0);
    expect(countChosen({ ...NO_FILTER, company: ["zarya"], late: true, state: ["done", "closed"] })).toBe(3);
  });

  it("asks for whole days of the company's zone", () => {
    expect(midnight("2026-11-22", "Asia/Irkutsk")).toBe("2026-11-21T16:00:00.000Z");
    const { registered_from, registered_to } = queryOf(
      { ...NO_FILTER, from: "2026-10-25", to: "2026-10-25" },
      "riverside",
      "Europe/Warsaw",
    );
    expect([registered_from, registered_to]).toEqual(["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
  });
});

describe("a ticket that has changed", () => {
  const ticket = {
    company: "zarya",
    number: "17",
    state: "assigned",
    urgency: "normal",
    category: "water",
    executor_id: "e1",
    outage_id: "",
    place: { building_id: "b1", address: "Лесная ул., 5", flat: "12", entrance: "", floor: "" },
    caller: { name: "Анна Ёлкина", phone: "+79990000101", resident_id: "", language: "" },
    resident: null,
    executor_name: "Пётр",
    description: "Течёт кран",
    problem_name: "Капает смеситель",
    registered_at: "2026-03-02T09:00:00Z",
    clocks: [{ kind: "accept", limit_at: "2026-03-02T10:00:00Z", stopped_at: null, paused: null }],
  } as unknown as Ticket;
  const now = Date.parse("2026-03-02T11:00:00Z");
  const search = (changes: object) => fits(ticket, { company: "zarya", ...changes }, now);

  it.each([
    [{}, true],
    [{ company: "samal" }, false],
    [{ open: true, state: ["assigned", "done"], late: true }, true],
    [{ state: ["done"] }, false],
    [{ urgency: ["emergency"] }, false],
    [{ building: "b1", executor: "e1" }, true],
    [{ phone: "+79990000101" }, true],
    [{ phone: "89990000101" }, true],
    [{ phone: "9990000101" }, true],
    [{ phone: "+79990000102" }, false],
    [{ phone: "89990000102" }, false],
    [{ phone: "0101" }, false],
    [{ registered_from: "2026-03-02T09:00:00Z" }, true],
    [{ registered_to: "2026-03-02T09:00:00Z" }, false],
    [{ words: "елкина СМЕСИТЕЛЬ" }, true],
    [{ words: "лифт" }, false],
    [{ words: "12" }, true],
    [{ words: "0101" }, true],
    [{ words: "101" }, false],
    [{ words: "17" }, true],
    [{ words: "лесная 17" }, false],
    [{ words: "лесная 5 12" }, true],
    [{ words: "лесная 5 кв 12" }, true],
    [{ words: "лесная, дом 5, кв.12" }, true],
    [{ words: "flat 12" }, true],
    [{ words: "m. 12" }, true],
    [{ words: "12-пәтер 5 үй" }, true],
    [{ words: "кв. 5" }, false],
    [{ words: "дом 12" }, false],
    [{ words: "кв" }, false],
  ])("is shown by %j: %s", (changes, is) => {
    expect(search(changes)).toBe(is);
  });
});
