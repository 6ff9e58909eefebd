/** What `<input type="datetime-local">` holds ("2026-11-22T14:30") in a company's zone, and the instant that it means. */

function partsAt(moment: number, zone: string | undefined): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return format.format(moment).replace(" ", "T");
}

/** The instant (milliseconds) as that field shows it, to the minute. */
export function toLocal(moment: number, zone: string | undefined): string {
  return partsAt(moment, zone).slice(0, 16);
}

/** The instant, ISO 8601 in UTC, that the field's value means in the zone; empty for no value. */
export function fromLocal(local: string, zone: string | undefined): string {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return "";
  let moment = wanted;
  // The offset at the answer itself is what counts; two steps are enough, also across a change of the clocks.
  for (let step = 0; step < 2; step += 1) moment += wanted - Date.parse(`${partsAt(moment, zone)}Z`);
  return new Date(moment).toISOString();
}
