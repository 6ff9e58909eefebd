/** ё and е are one letter; Kazakh and Polish letters are left out on keyboards that have none. As the API folds words. */
const FOLDED = new Map(
  [..."ёәғқңөұүһіąćęłńóśźżй"].map((letter, place) => [letter, [..."еагкноуухиacelnoszzи"][place] ?? letter]),
);

export function fold(text: string): string {
  return [...text.toLowerCase()].map((letter) => FOLDED.get(letter) ?? letter).join("");
}

/** The folded words of a text. */
export function splitWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
