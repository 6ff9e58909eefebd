const UNITS = [
  ["files.megabytes", 1_000_000],
  ["files.kilobytes", 1000],
  ["files.bytes", 1],
] as const;

/** How big a file is: which text says it, and the number in it, with one decimal below ten. Of nothing it is no bytes. */
export function sizeOf(bytes: number, language: string): { unit: (typeof UNITS)[number][0]; size: string } {
  const [unit, each] = UNITS.find(([, least]) => bytes >= least) ?? (["files.bytes", 1] as const);
  const size = bytes / each;
  const maximumFractionDigits = each > 1 && size < 10 ? 1 : 0;
  return { unit, size: new Intl.NumberFormat(language, { maximumFractionDigits }).format(size) };
}
