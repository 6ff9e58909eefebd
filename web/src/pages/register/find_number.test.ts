import { expect, it } from "vitest";
import { ApiError } from "~/api/client";
import type { Ticket } from "~/api/types";
import { findNumber } from "./find_number";

const TICKETS: Readonly<Record<string, Partial<Ticket>>> = {
  "zarya/17": { problem_name: "Капает смеситель" },
  "samal/17": { problem_name: "Нет света" },
  "samal/18": { problem_name: "Лифт стоит" },
};
const api = {
  ticket: async (company: string, number: string) => {
    const found = TICKETS[`${company}/${number}`];
    if (company === "broken") throw new ApiError(503, { title: "Later" } as never);
    if (!found) throw new ApiError(404, { title: "No such ticket" } as never);
    return { company, number, place: { address: "Лесная ул., 5" }, ...found } as Ticket;
  },
};

it("finds the number in the company that has it, and in each that has it", async () => {
  expect(await findNumber(api, ["zarya", "samal"], "18")).toEqual([
    { company: "samal", at: "samal/18", what: "Лифт стоит, Лесная ул., 5" },
  ]);
  expect((await findNumber(api, ["zarya", "samal"], "17")).map(({ at }) => at)).toEqual(["zarya/17", "samal/17"]);
  expect(await findNumber(api, ["zarya", "samal"], "99")).toEqual([]);
});

it("does not take a register that cannot be asked for one without that number", async () => {
  await expect(findNumber(api, ["zarya", "broken"], "17")).rejects.toThrow("Later");
});
