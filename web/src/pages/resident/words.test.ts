import { describe, expect, it } from "vitest";
import { RESIDENT_LANGUAGES, say, sayMoment } from "./words";

describe("the words of the resident's page", () => {
  it("fills in what it is given", () => {
    expect(say("ru", "executor", { name: "Пётр" })).toBe("Исполнитель: Пётр");
    expect(say("pl", "rate_one", { mark: 4 })).toBe("4 na 5");
  });

  it("tells a time in the company's zone, in each language", () => {
    for (const { code } of RESIDENT_LANGUAGES) {
      expect(sayMoment(code, "2026-03-02T09:00:00Z", "Asia/Irkutsk")).toMatch(/17:00|05:00/);
    }
  });

  it("leaves nothing in English but English", () => {
    const english = say("en", "journal");
    for (const { code } of RESIDENT_LANGUAGES.filter((one) => one.code !== "en")) {
      expect(say(code, "journal")).not.toBe(english);
    }
  });
});
