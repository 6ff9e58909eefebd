import { needsKazakh, sayDay } from "~/time/kazakh";

/** A time in the company's zone, as the language writes it, of 24 hours: "22 November, 14:05". at: ISO 8601. */
export function sayMoment(language: string, at: string, zone: string): string {
  const moment = new Date(at);
  const time = { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const day = needsKazakh(language)
    ? sayDay(moment, zone, true)
    : new Intl.DateTimeFormat(language, { timeZone: zone, day: "numeric", month: "long" }).format(moment);
  return `${day}, ${new Intl.DateTimeFormat(language, time).format(moment)}`;
}
