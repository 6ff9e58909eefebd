import { describe, expect, it } from "vitest";
import type { Resident } from "~/api/types";
import { fits } from "./find_problem";
import { fromResident, obviousResident, sharedName, sortProblems, toNewTicket } from "./form_values";

const resident: Resident = {
  id: "r1",
  name: "Anna Example",
  phone: "+79990000001",
  building_id: "b1",
  flat: "17",
  address: "First Street, 1",
  entrance: "2",
  floor: "4",
  debt: 0,
  account: "",
  language: "ru",
};

describe("the form", () => {
  it("is filled from the only resident behind the phone, and from none of several", () => {
    expect(obviousResident([resident])).toBe(resident);
    expect(obviousResident([resident, { ...resident, id: "r2" }])).toBeUndefined();
    expect(obviousResident([])).toBeUndefined();
  });

  it("knows the name of somebody with several flats, and none where several people have one phone", () => {
    expect(sharedName([resident, { ...resident, id: "r2", flat: "40" }])).toBe("Anna Example");
    expect(sharedName([resident, { ...resident, id: "r2", name: "Boris Example" }])).toBe("");
    expect(sharedName([])).toBe("");
  });

  it("becomes a request that names the resident, the call and the caller's language", () => {
    const { caller, place } = fromResident(resident);
    const values = {
      caller: { phone: "+7 999 000-00-02", language: "", ...caller },
      place,
      problem: "burst_pipe",
      answers: { where: "kitchen", since: " " },
      description: " drips ",
    };
    const origin = { company: "demo", contactId: "c1", resident };
    expect(toNewTicket(values, origin)).toEqual({
      company: "demo",
      contact_id: "c1",
      caller: { name: "Anna Example", phone: "+79990000002", resident_id: "r1", language: "ru" },
      place: { building_id: "b1", entrance: "2", floor: "4", flat: "17" },
      problem: "burst_pipe",
      answers: { where: "kitchen" },
      description: "drips",
      channel: "phone",
    });
    const chosen = { ...values, caller: { ...values.caller, language: "en" } };
    expect(toNewTicket(chosen, origin).caller.language).toBe("en");
  });

  it("shows what the API refused at its field, and the rest above", () => {
    const { fields, rest } = sortProblems([
      { field: "place.building_id", reason: "There is no such building." },
      { field: "contact_id", reason: "too long" },
    ]);
    expect(fields).toEqual([{ name: ["place", "building"], errors: ["There is no such building."] }]);
    expect(rest).toEqual(["contact_id: too long"]);
  });
});

describe("the search among problems", () => {
  const problem = { key: "burst_pipe", category: "water", name: "Прорыв трубы, хлещет вода" };
  it("finds by the beginnings of any words, in any order and case", () => {
    expect(fits(problem, "ТРУБ прор")).toBe(true);
    expect(fits(problem, "water")).toBe(true);
    expect(fits(problem, "")).toBe(true);
    expect(fits(problem, "лифт")).toBe(false);
    expect(fits(problem, "рыв")).toBe(false);
  });
});
