import { afterEach, expect, it, vi } from "vitest";
import type { Settings } from "~/settings/settings";
import { NewerDozor } from "./newer_dozor";

const cognito = { endpoint: "/laptop/cognito", client_id: "pages", region: "eu-central-1" };
const LOADED: Settings = { api: "/apis/one", cognito, laptop: true };

/** The address of the settings, answering one after the other; without an answer nobody is there. */
function address(...answers: object[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (from: string, { cache }: RequestInit) => {
    asked.push(`${from} ${cache}`);
    const answer = answers.shift();
    if (!answer) throw new TypeError("no line");
    return Response.json(answer);
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

it("knows a Dozor that was started anew by its settings, which it reads past the browser's own copy, and asks no more", async () => {
  const asked = address({ api: "/apis/two", cognito });
  const newer = new NewerDozor(LOADED);
  const told = vi.fn();
  newer.subscribe(told);

  expect(await newer.look()).toBe(true);
  expect(await newer.look()).toBe(true);

  expect([newer.isThere(), told.mock.calls.length]).toEqual([true, 1]);
  expect(asked).toEqual(["/laptop/settings no-store"]);
});

it("knows it by where people sign in, too", async () => {
  address({ api: "/apis/one", cognito: { ...cognito, client_id: "others" } });
  expect(await new NewerDozor(LOADED).look()).toBe(true);
});

it.each([
  ["nobody answers", []],
  ["the same one answers", [{ api: "/apis/one", cognito, map: { address: "", attribution: "" } }]],
])("says nothing while %s, and looks again when it is asked again", async (_, answers) => {
  const asked = address(...answers, ...answers);
  const newer = new NewerDozor(LOADED);

  expect(await Promise.all([newer.look(), newer.look()])).toEqual([false, false]);
  expect(await newer.look()).toBe(false);

  expect(newer.isThere()).toBe(false);
  expect(asked).toHaveLength(2);
});
