import { afterEach, expect, it } from "vitest";
import { forget, keepFor } from "./database";
import { countKept, type Draft, dropDraft, keepDraft, readDraft, takeDraft, takeDrafts, takeLastDraft } from "./drafts";

// A browser that keeps nothing, as here: what is typed lives as long as the page.
const OLGA = "olga@example.org";
const BORIS = "boris@example.org";

const draft = (id: string, part: Partial<Draft> = {}): Draft => ({
  ...{ id, owner: OLGA, kind: "outage", value: { about: id }, at: 1 },
  ...part,
});

afterEach(async () => {
  for (const owner of [OLGA, BORIS]) {
    await forget(owner);
    keepFor(owner);
  }
});

it("whoever comes back finds what they have left of that kind, the oldest first, and nothing of anybody else", async () => {
  for (const one of [draft("b", { at: 2 }), draft("a"), draft("c", { kind: "ticket" }), draft("d", { owner: BORIS })])
    expect(await keepDraft(one)).toBe(true);
  expect((await takeDrafts(OLGA, "outage")).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(await takeDraft(OLGA, "d")).toBeUndefined();
  expect(await countKept(OLGA)).toEqual({ drafts: 3, waiting: 0 });
  await dropDraft("a");
  expect(await readDraft("a")).toBeUndefined();
});

it("whoever begins anew finds what they have left last, of what fits", async () => {
  for (const [at, id] of ["a", "b", "c"].entries()) await keepDraft(draft(id, { at }));
  expect((await takeLastDraft(OLGA, "outage"))?.id).toBe("c");
  expect((await takeLastDraft(OLGA, "outage", ({ id }) => id !== "c"))?.id).toBe("b");
  expect(await takeLastDraft(OLGA, "outage", () => false)).toBeUndefined();
  expect(await takeLastDraft(OLGA, "guide")).toBeUndefined();
});

it("nothing is kept of somebody who has signed out, and it is said so, until they are here again", async () => {
  await keepDraft(draft("a"));
  await forget(OLGA);
  expect(await readDraft("a")).toBeUndefined();
  expect(await keepDraft(draft("a"))).toBe(false);
  expect(await readDraft("a")).toBeUndefined();
  keepFor(OLGA);
  expect(await keepDraft(draft("a"))).toBe(true);
  expect(await readDraft("a")).toEqual(draft("a"));
});
