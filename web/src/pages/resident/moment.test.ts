import { expect, it } from "vitest";
import { sayMoment } from "./moment";

it.each(["ru", "kk", "pl", "en"])("a time is told in the company's zone, in %s", (language) => {
  expect(sayMoment(language, "2026-03-02T09:00:00Z", "Asia/Irkutsk")).toMatch(/17:00|05:00/);
});
