import type { NewOutage } from "~/api/types";
import { fromLocal } from "~/time/zoned";

/** What the sheet holds while it is typed. entrances: building -> as typed, "1, 3"; empty: all of them. */
export interface OutageValues {
  company: string;
  resource: NewOutage["resource"];
  cause: NonNullable<NewOutage["cause"]>;
  buildings: readonly { value: string; label?: unknown }[];
  entrances?: Readonly<Record<string, string | undefined>>;
  /** When planned work begins; empty: it is there now. */
  beganAt?: string;
  expectedEnd?: string;
  /** Why planned work begins sooner than residents are to be told. */
  waived?: string;
  texts?: Readonly<Record<string, string | undefined>>;
}

/** The request that enters it. zone: the company's. */
export function toNewOutage(values: OutageValues, zone: string | undefined): NewOutage {
  const { company, resource, cause, buildings, entrances = {}, texts = {} } = values;
  const said = Object.entries(texts).flatMap(([language, text]) => (text?.trim() ? [[language, text.trim()]] : []));
  return {
    company,
    resource,
    cause,
    scope: buildings.map(({ value }) => ({
      building_id: value,
      entrances: readEntrances(entrances[value]),
      risers: [],
    })),
    began_at: fromLocal(values.beganAt ?? "", zone) || null,
    expected_end: fromLocal(values.expectedEnd ?? "", zone) || null,
    ...(values.waived?.trim() && { notice_waived: values.waived.trim() }),
    texts: Object.fromEntries(said) as Record<string, string>,
  };
}

/** "1, 3-5" -> 1, 3, 4, 5; anything that is no range stays as it is typed. */
export function readEntrances(typed = ""): string[] {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  return parts.flatMap((part) => {
    const [, from, to] = /^(\d{1,2})[-–](\d{1,2})$/.exec(part) ?? [];
    if (!from || !to || Number(to) < Number(from)) return [part];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index));
  });
}
