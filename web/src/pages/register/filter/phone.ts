/** So many last digits are one subscriber's: the least that any of the companies' countries has. */
const OWN_DIGITS = 9;

/**
 * Whether what was typed is that number (E.164). Each company's API reads what is typed as it is dialled in its country; a page
 * that hears of a change only has the number, so without a "+" the last digits tell.
 */
export function isSamePhone(typed: string, e164: string): boolean {
  const digits = typed.replace(/\D/g, "");
  if (typed.trim().startsWith("+")) return `+${digits}` === e164;
  return digits.length >= OWN_DIGITS && e164.endsWith(digits.slice(-OWN_DIGITS));
}
