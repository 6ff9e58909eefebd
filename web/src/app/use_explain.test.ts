import { expect, it } from "vitest";
import { ApiError } from "~/api/client";
import { explain } from "./use_explain";

const wording = { t: (key: string) => key, word: (_: string, value: string) => value };
const refused = (problems: { field: string; reason: string }[]) =>
  new ApiError(422, { detail: "Not valid.", problems });

it.each([
  [refused([{ field: "phone", reason: "There is no such phone number." }]), "There is no such phone number."],
  [
    refused([
      { field: "caller.phone", reason: "There is no such phone number." },
      { field: "resident.phone", reason: "There is no such phone number." },
      { field: "registered_to", reason: "It cannot end before it begins." },
    ]),
    "There is no such phone number. It cannot end before it begins.",
  ],
  [refused([]), "Not valid."],
  [new ApiError(0, {}), "error.no_line"],
])("a refusal is told in sentences, without the names of fields", (error, sentence) => {
  expect(explain(error, wording)).toBe(sentence);
});
