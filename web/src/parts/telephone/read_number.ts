/** A number as people type it, in international form; empty when it cannot be one yet. An 8 before ten digits is Russia's. */
export function readNumber(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, "");
  if (/^8\d{10}$/.test(digits)) return `+7${digits.slice(1)}`;
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  return /^[1-9]\d{9,14}$/.test(digits) ? `+${digits}` : "";
}
