import type { TextKey, Wording } from "~/texts";

/*
 * What rows are written with a thousand times while somebody scrolls: each text is asked for once a language, and kept.
 */

type Words = Wording<"register">;

const KEPT = new WeakMap<Words["t"], Map<string, string>>();
const PLACE = "\u0000";

function keep(wording: Words, name: string, read: () => string): string {
  const kept = KEPT.get(wording.t) ?? new Map<string, string>();
  const text = kept.get(name) ?? read();
  kept.set(name, text);
  KEPT.set(wording.t, kept);
  return text;
}

/** As `word`. */
export const wordOf = (wording: Words, group: string, value: string): string =>
  keep(wording, `${group}.${value}`, () => wording.word(group, value));

/** As `t`, of a text with one place to be filled, which is no number of something. */
export const fill = (wording: Words, key: TextKey<"register">, place: string, value: string): string =>
  keep(wording, key, () => wording.t(key, { [place]: PLACE })).replace(PLACE, () => value);
