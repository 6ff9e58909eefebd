/** Times in Kazakh for browsers that have no words for them: of many, Intl knows "M11 25" and "+3 d" only. */

const MONTHS = "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел".split(" ");
const WHOLE_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");
const AGO: Readonly<Record<string, string>> = { day: "күн", hour: "сағат", minute: "минут", second: "секунд" };
const AHEAD: Readonly<Record<string, string>> = {
  day: "күннен",
  hour: "сағаттан",
  minute: "минуттан",
  second: "секундтан",
};

let needed: boolean | undefined;

/** Whether the browser cannot say it itself. */
export function needsKazakh(language: string): boolean {
  needed ??= /\d/.test(new Intl.DateTimeFormat("kk", { month: "long" }).format(0));
  return language === "kk" && needed;
}

/** "25 қар." or "25 қараша". */
export function sayDay(moment: Date, zone: string | undefined, whole = false): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, day: "numeric", month: "numeric" });
  const of = (type: string) => Number(parts.formatToParts(moment).find((part) => part.type === type)?.value);
  const month = (whole ? WHOLE_MONTHS : MONTHS)[of("month") - 1] ?? "";
  return `${of("day")} ${month}${whole ? "" : "."}`;
}

/** "3 күннен кейін", "2 минут бұрын", "қазір". */
export function sayDistance(count: number, unit: string): string {
  if (!count) return "қазір";
  return count > 0 ? `${count} ${AHEAD[unit]} кейін` : `${-count} ${AGO[unit]} бұрын`;
}
