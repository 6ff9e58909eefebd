/** That moment's day in a zone, as "2026-11-22". */
export function dayIn(zone: string | undefined, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(at);
}

/** The last seven days until today. */
export function lastWeek(zone: string | undefined, now: Date): { first: string; last: string } {
  const last = dayIn(zone, now);
  return { first: shift(last, -6), last };
}

/** So many days later. */
export function shift(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The month of that day and so many before it, as the API wants them: both included. */
export function lastMonths(day: string, count: number): { first: string; last: string } {
  const begin = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  begin.setUTCMonth(begin.getUTCMonth() - count + 1);
  return { first: begin.toISOString().slice(0, 7), last: day.slice(0, 7) };
}
