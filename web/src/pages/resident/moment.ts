/** A time in the company's zone, as the language writes it: "22 November, 14:05". at: ISO 8601. */
export function sayMoment(language: string, at: string, zone: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}
