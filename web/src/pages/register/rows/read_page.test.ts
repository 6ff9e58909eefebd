import { expect, it } from "vitest";
import { type ApiClient, ApiError } from "~/api/client";
import type { TicketPage } from "~/api/register";
import { makeReader } from "./read_page";
import { RegisterRows } from "./register_rows";

const NO_PHONE = { field: "phone", reason: "There is no such phone number: check the digits." };
const OURS: TicketPage["items"] = [
  { company: "zarya", number: "17", registered_at: "2026-03-02T09:00:00Z", version: 1 } as TicketPage["items"][number],
];

/** The register of somebody who asks companies of several countries; `answers` by company. */
function readAll(answers: Record<string, TicketPage | ApiError>, phone = "89000001007") {
  const get = async (path: string) => {
    const answer = answers[new URLSearchParams(path.split("?")[1]).get("company") ?? ""];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const companies = Object.keys(answers);
  const read = makeReader({ get } as unknown as ApiClient, companies);
  return new RegisterRows({
    ...{ companies, order: "newest", fits: () => true },
    read: (company, _, cursor) => read({ company, phone, cursor }),
  });
}

it("a phone that is none in one company's country is found in the others", async () => {
  const rows = readAll({ zarya: { items: OURS, cursor: "" }, riverside: new ApiError(422, { problems: [NO_PHONE] }) });
  await rows.load("below");
  expect(rows.standing("below")).toBe("ended");
  expect(rows.list.map(({ id }) => id)).toEqual(["zarya/17"]);
});

it("a phone that is none anywhere is told to be none, however often it is tried", async () => {
  const refusal = () => new ApiError(422, { problems: [NO_PHONE] });
  const rows = readAll({ zarya: refusal(), riverside: refusal() });
  for (let times = 0; times < 2; times += 1) {
    await rows.load("below", true);
    expect(rows.standing("below")).toBe("failed");
    expect(rows.error).toMatchObject({ status: 422 });
  }
});

it.each([
  ["another field", new ApiError(422, { problems: [NO_PHONE, { field: "cursor", reason: "It is none." }] }), "8900"],
  ["no phone at all", new ApiError(422, { problems: [NO_PHONE] }), ""],
  ["a line", new ApiError(0, {}), "8900"],
])("what is refused for %s is not passed over", async (_, error, phone) => {
  const rows = readAll({ zarya: { items: OURS, cursor: "" }, riverside: error }, phone);
  await rows.load("below");
  expect(rows.standing("below")).toBe("failed");
});
