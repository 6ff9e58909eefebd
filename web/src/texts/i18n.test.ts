import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getLanguage, i18n, loadTexts, setLanguage, startTexts } from "./i18n";
import type { Namespace } from "./namespaces";

const broken = vi.hoisted(() => new Set<string>());
vi.mock("./dictionaries", () => ({
  loadDictionary: async (language: string, namespace: string) => {
    if (broken.has(`${language} ${namespace}`)) throw new Error("no line");
    return { word: `${language} ${namespace}` };
  },
}));

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { documentElement: {} });
  vi.stubGlobal("navigator", { languages: ["ru-RU"] });
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  await wait(startTexts());
});

afterEach(() => {
  broken.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Until i18next has given up. */
async function wait<What>(promise: Promise<What>): Promise<What | Error> {
  const settled = promise.catch((error: Error) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  return settled;
}

it("says when the words of a page do not come, and reads them at the next try", async () => {
  broken.add("ru desk");
  expect(await wait(loadTexts("desk" as Namespace))).toBeInstanceOf(Error);

  broken.clear();
  expect(await wait(loadTexts("desk" as Namespace))).toBeUndefined();
  expect(i18n.t("word", { ns: "desk" })).toBe("ru desk");
});

it("keeps the language that has words", async () => {
  broken.add("kk common");
  expect(await wait(setLanguage("kk"))).toBeInstanceOf(Error);
  expect(getLanguage()).toBe("ru");

  broken.clear();
  await wait(setLanguage("kk"));
  expect(getLanguage()).toBe("kk");
  expect(i18n.t("word")).toBe("kk common");
});

it("stays with the language asked for last, though the words of another one come later", async () => {
  const slow = setLanguage("pl"); // its words are not here yet
  const quick = setLanguage("ru");
  await wait(Promise.all([slow, quick]));
  expect(getLanguage()).toBe("ru");
});
