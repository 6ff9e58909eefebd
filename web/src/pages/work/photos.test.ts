import { expect, it } from "vitest";
import { photosOf } from "./photos";

it("the report takes the executor's own photos along, without those that were refused or are the resident's", () => {
  const file = (id: string, kind: "executor" | "resident", state: "waiting" | "ready" | "refused" | "removed") => ({
    id,
    state,
    by: { kind, name: "" },
  });
  const files = [
    file("resident's", "resident", "ready"),
    file("sent", "executor", "ready"),
    file("being looked at", "executor", "waiting"),
    file("no photo at all", "executor", "refused"),
    file("removed", "executor", "removed"),
  ];
  expect(photosOf(files)).toEqual(["sent", "being looked at"]);
});
