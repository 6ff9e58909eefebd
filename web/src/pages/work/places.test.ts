import { expect, it } from "vitest";
import { mapAddress } from "./places";

const card = { place: { address: "Мира, 7" }, latitude: 52.28, longitude: 104.3 } as Parameters<typeof mapAddress>[0];

it("the telephone's own map is asked for the house", () => {
  const address = encodeURIComponent("Мира, 7");
  expect(mapAddress(card, "Linux; Android 16")).toBe(`geo:52.28,104.3?q=${address}`);
  expect(mapAddress(card, "iPhone")).toBe(`maps://?q=${address}&ll=52.28,104.3`);
  expect(mapAddress({ ...card, latitude: 0, longitude: 0 }, "Linux; Android 16")).toBe(`geo:0,0?q=${address}`);
});
