const CYRILLIC =
  "а a ә a б b в v г g ғ g д d е e ё e ж zh з z и i й y к k қ q л l м m н n ң n о o ө o п p р r с s т t у u ұ u ү u ф f х h һ h ц ts ч ch ш sh щ sch ъ  ы y і i ь  э e ю yu я ya ł l";
const TABLE = new Map<string, string>();
const signs = CYRILLIC.split(" ");
for (let place = 0; place < signs.length; place += 2) TABLE.set(signs[place] ?? "", signs[place + 1] ?? "");

const LONGEST = 50;

/** The key of the company's own problem, made of its name: "Сауна холодная" -> "own_sauna_holodnaya". One that is taken gets a number. */
export function nameKey(name: string, taken: ReadonlySet<string>): string {
  const latin = [...name.toLowerCase().normalize("NFC")].map((sign) => TABLE.get(sign) ?? sign).join("");
  const plain = latin
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_");
  const key = `own_${plain.replace(/^_|_$/g, "").slice(0, LONGEST) || "problem"}`;
  let tried = key;
  for (let number = 2; taken.has(tried); number += 1) tried = `${key}_${number}`;
  return tried;
}
