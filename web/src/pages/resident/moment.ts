import { needsKazakh, sayDay } from "~/time/kazakh";

/** A time in the company's zone, as the language writes it: "22 November, 14:05". at: ISO 8601. */
export function sayMoment(language: string, at: string, zone: string): string {
  const moment = new Date(at);
  const time = { timeZone: zone, hour: "2-digit", minute: "2-digit" } as const;
  if (needsKazakh(language)) return `${sayDay(moment, zone, true)}, ${moment.toLocaleTimeString("ru", time)}`;
  return new Intl.DateTimeFormat(language, { ...time, day: "numeric", month: "long" }).format(moment);
}
