import { expect, it } from "vitest";
import { loadOnce, NotLoaded } from "./load_once";

it("is loaded once, however many want it", async () => {
  let asked = 0;
  const read = loadOnce(async () => ++asked);
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  expect(await read()).toBe(1);
});

it("fails alike for everybody until the failure is forgotten, and is asked for anew after that", async () => {
  const answers = [Promise.reject(new Error("no line")), Promise.resolve("the page")];
  const read = loadOnce(() => answers.shift() ?? Promise.reject(new Error("asked too often")));

  const failure = await read().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NotLoaded);
  expect(await read().catch((error: unknown) => error)).toBe(failure);
  if (failure instanceof NotLoaded) failure.forget();

  expect(await read()).toBe("the page");
});
