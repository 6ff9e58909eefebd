import { expect, it } from "vitest";
import { lastCompany, rememberCompany } from "./last_company";

it("a page opens on the company that was chosen last, if somebody still sees it", () => {
  expect(lastCompany(["riverside", "zarya"])).toBe("riverside");
  rememberCompany("zarya");
  expect(lastCompany(["riverside", "zarya"])).toBe("zarya");
  expect(lastCompany(["riverside", "samal"])).toBe("riverside");
  expect(lastCompany([])).toBe("");
});
