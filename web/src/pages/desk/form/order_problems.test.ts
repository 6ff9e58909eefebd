import { expect, it } from "vitest";
import { orderProblems } from "./order_problems";

const problem = (
  name: string,
  category: string,
  category_name: string,
  trade: string,
  urgency: "emergency" | "normal",
) => ({
  ...{ name, category, category_name, trade, urgency },
});
const CATALOGUE = [
  problem("Другое", "other", "Всё прочее", "coordinator", "normal"),
  problem("Льготы", "benefits", "Льготы", "accountant", "normal"),
  problem("Ёлка упала", "grounds", "Двор", "janitor", "emergency"),
  problem("Засор", "sewerage", "Канализация", "plumber", "normal"),
  problem("Пахнет газом", "gas", "Газ", "gas_service", "emergency"),
  problem("Слабый газ", "gas", "Газ", "gas_service", "normal"),
  problem("Ямы", "grounds", "Двор", "janitor", "normal"),
  problem("Заливает", "water", "Вода", "plumber", "emergency"),
  problem("Капает кран", "water", "Вода", "plumber", "normal"),
  problem("Течёт стояк", "sewerage", "Канализация", "plumber", "emergency"),
];

const names = (choice?: { choice: string; kind: string }) =>
  orderProblems(CATALOGUE, choice, "ru").map(({ name }) => name);

it("by category and name, by the alphabet of the language, where nobody has chosen anything", () => {
  const alphabetical = [
    ...["Заливает", "Капает кран", "Пахнет газом", "Слабый газ", "Ёлка упала", "Ямы"],
    ...["Засор", "Течёт стояк", "Льготы", "Другое"],
  ];
  expect(names()).toEqual(alphabetical);
  expect(names({ choice: "operator", kind: "" })).toEqual(alphabetical);
});

it("emergencies of the kind that was chosen first, then what is near, then other emergencies", () => {
  expect(names({ choice: "emergency", kind: "water" })).toEqual([
    ...["Заливает", "Течёт стояк", "Капает кран", "Засор"],
    ...["Пахнет газом", "Ёлка упала", "Слабый газ", "Ямы", "Льготы", "Другое"],
  ]);
  expect(names({ choice: "emergency", kind: "gas" }).slice(0, 3)).toEqual(["Пахнет газом", "Слабый газ", "Заливает"]);
});

it("all emergencies first where a caller did not say which one it is", () => {
  expect(names({ choice: "emergency", kind: "" }).slice(0, 4)).toEqual([
    "Заливает",
    "Пахнет газом",
    "Ёлка упала",
    "Течёт стояк",
  ]);
});

it("what is seen to by whom they wanted to speak with first", () => {
  expect(names({ choice: "accounting", kind: "" })[0]).toBe("Льготы");
  expect(names({ choice: "specialist:gas", kind: "" }).slice(0, 2)).toEqual(["Пахнет газом", "Слабый газ"]);
});
