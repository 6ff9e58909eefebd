import { expect, it } from "vitest";
import { readSteps } from "./script_steps";

it("reads questions with their answers in the order in which they were asked, dashes and all", () => {
  const details = {
    guide: "Свет",
    asked_10: "Автомат — какой?",
    answered_10: "Левый — чёрный",
    asked_02: "Горит ли свет у соседей?",
    answered_02: "Нет",
    outcome: "engineer",
  };
  expect(readSteps(details)).toEqual([
    { key: "02", asked: "Горит ли свет у соседей?", answered: "Нет" },
    { key: "10", asked: "Автомат — какой?", answered: "Левый — чёрный" },
  ]);
});

it("reads what was kept in one text", () => {
  expect(readSteps({ step_01: "Where is it — inside? — Inside" })).toEqual([
    { key: "01", asked: "Where is it — inside?", answered: "Inside" },
  ]);
});

it("finds nothing where no script is told of", () => {
  expect(readSteps({ report: "done", step_x: "a — b" })).toEqual([]);
});
