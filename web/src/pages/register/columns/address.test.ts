import { expect, it } from "vitest";
import { cutAddress } from "./address";

it.each([
  ["1-й Рабфаковский переулок, дом 5, корпус 3, кв. 12", "дом 5, корпус 3, кв. 12"],
  ["12 Riverside Drive, flat 4", "flat 4"],
  ["ul. Lipowa 12", "12"],
  ["Лесная", "Лесная"],
  ["", ""],
])("of %j the end is %j", (whole, end) => {
  const { street, house } = cutAddress(whole);
  expect(house).toBe(end);
  expect(street + house).toBe(whole);
});
