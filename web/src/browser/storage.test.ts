import { expect, test } from "vitest";
import { openStorage } from "./storage";

test("a storage that the browser refuses is a memory", () => {
  const refusing = {
    get localStorage(): Storage {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  };
  const kept = openStorage("localStorage", refusing);
  kept.setItem("language", "kk");
  expect([kept.getItem("language"), kept.length, kept.key(0), kept.key(1)]).toEqual(["kk", 1, "language", null]);
  kept.removeItem("language");
  expect(kept.getItem("language")).toBeNull();
});

test("one that it gives is used", () => {
  const given = { getItem: () => "ru" } as unknown as Storage;
  expect(openStorage("sessionStorage", { sessionStorage: given }).getItem("language")).toBe("ru");
});
