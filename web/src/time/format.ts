/** Times as people read them. Instants are ISO 8601 in UTC; zones are IANA names. */
import { needsKazakh, sayDay, sayDistance } from "./kazakh";

// Made once: each of them costs more than all that a page formats with it in a second.
const cache = new Map<string, Intl.DateTimeFormat>();
const relative = new Map<string, Intl.RelativeTimeFormat>();

function formatter(language: string, zone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    cache.set(key, found);
  }
  return found;
}

/** "14:05", or "3 Feb, 14:05" when it is not today in that zone. */
export function formatMoment(
  instant: string,
  language: string,
  zone: string | undefined,
  now: number,
  seconds = false,
): string {
  const moment = new Date(instant);
  const day = formatter(language, zone, { year: "numeric", month: "numeric", day: "numeric" });
  const today = day.format(moment) === day.format(now);
  const time: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds && { second: "2-digit" }),
    hourCycle: "h23",
  };
  if (!today && needsKazakh(language))
    return `${sayDay(moment, zone)}, ${formatter(language, zone, time).format(moment)}`;
  return formatter(language, zone, today ? time : { ...time, day: "numeric", month: "short" }).format(moment);
}

/** "GMT+3": the zone as it is at that moment, for a time whose zone is not plain from what stands around it. */
export function nameZone(instant: string, language: string, zone: string | undefined): string {
  const parts = formatter(language, zone, { timeZoneName: "shortOffset" }).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** The whole truth, to the second, with the zone: for a hint under the pointer. */
export function formatExactly(instant: string, language: string, zone: string | undefined): string {
  return formatter(language, zone, {
    dateStyle: "long",
    timeStyle: "long",
    hourCycle: "h23",
  }).format(new Date(instant));
}

/** Units from large to small, in milliseconds, for "3 hours ago". */
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

/** "in 3 hours", "2 min. ago", "now". */
export function formatRelative(instant: string, language: string, now: number): string {
  const distance = new Date(instant).getTime() - now;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(distance) >= each) ?? (["second", 1000] as const);
  if (needsKazakh(language)) return sayDistance(Math.round(distance / size), unit);
  let style = relative.get(language);
  if (!style) {
    style = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
    relative.set(language, style);
  }
  return style.format(Math.round(distance / size), unit);
}

/** A span as a counter shows it: "4:05", "1:04:05", "2 d 3:04"; negative spans begin with a minus sign. */
export function formatSpan(milliseconds: number, dayLetter: string): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const sign = milliseconds < 0 && seconds > 0 ? "−" : "";
  if (days) return `${sign}${days} ${dayLetter} ${hours}:${two(minutes)}`;
  if (hours) return `${sign}${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return `${sign}${minutes}:${two(seconds % 60)}`;
}

/** An amount in minor units (kopecks, groszy) as people write it: "1 204,50 ₽". currency: ISO 4217; without it the amount alone. */
export function formatMoney(minorUnits: number, language: string, currency = ""): string {
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const money = currency && ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const);
  return new Intl.NumberFormat(language, { ...two, ...(money || {}) }).format(minorUnits / 100);
}
