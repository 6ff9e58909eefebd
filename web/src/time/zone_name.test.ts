import { describe, expect, it } from "vitest";
import { nameOtherZone } from "./zone_name";

const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;
// No browser's clock goes by it: 14 hours ahead the whole year.
const FAR = "Pacific/Kiritimati";

describe("a time's zone", () => {
  it.each([
    ["en", FAR, "GMT+14"],
    ["ru", FAR, "GMT+14"],
    ["ru", OWN, ""],
    ["ru", undefined, ""],
  ])("is said in %s of %s as %j: of another one than the reader's alone", (language, zone, name) => {
    expect(nameOtherZone("2026-03-01T10:00:00Z", language, zone)).toBe(name);
  });

  it("is another one only while the clocks differ", () => {
    const [here, there] = ["Europe/London", "Africa/Accra"];
    const differ = (at: string) => nameOtherZone(at, "en", here) !== nameOtherZone(at, "en", there);
    expect([differ("2026-01-15T12:00:00Z"), differ("2026-07-15T12:00:00Z")]).toEqual([false, true]);
  });
});
