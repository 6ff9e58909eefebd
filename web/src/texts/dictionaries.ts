/** Where the words of a dictionary are: each file is loaded by itself, when a page in that language needs it. */
type Words = Readonly<Record<string, string>>;
type Load = () => Promise<Record<string, Words>>;

const FILES: Readonly<Record<string, Load>> = import.meta.glob<Record<string, Words>>([
  "./common/{en,ru,kk,pl}.ts",
  "../pages/*/texts/{en,ru,kk,pl}.ts",
  "../parts/*/texts/{en,ru,kk,pl}.ts",
]);

/** The folder of a dictionary, as FILES writes it: "common", "desk" or "parts/ticket" -> "./common", "../pages/desk/texts", … */
function folderOf(namespace: string): string {
  if (namespace === "common") return "./common";
  return `../${namespace.startsWith("parts/") ? namespace : `pages/${namespace}`}/texts`;
}

/** The words of one dictionary in that language, in English where it has none. Raises an Error when there is no such dictionary. */
export async function loadDictionary(language: string, namespace: string): Promise<Words> {
  const folder = folderOf(namespace);
  for (const tried of [language, "en"]) {
    const words = (await FILES[`${folder}/${tried}.ts`]?.())?.[tried];
    if (words) return words;
  }
  throw new Error(`There is no dictionary "${namespace}".`);
}
