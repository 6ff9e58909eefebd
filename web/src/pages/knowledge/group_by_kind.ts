import type { GuideRow } from "~/api/guides";

export interface Group {
  kind: string;
  /** Empty where the order of the list says more than kinds would. */
  name: string;
  rows: GuideRow[];
}

/** By kind, as they come, the kinds with the most pressing guides first; what was searched for stays in its order, in one group. */
export function groupByKind(rows: readonly GuideRow[], searched: boolean): Group[] {
  if (searched) return rows.length ? [{ kind: "found", name: "", rows: [...rows] }] : [];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(row.kind) ?? { kind: row.kind, name: row.kind_name, rows: [] };
    group.rows.push(row);
    groups.set(row.kind, group);
  }
  return [...groups.values()].sort(
    (one, other) => pressing(one) - pressing(other) || one.name.localeCompare(other.name),
  );
}

const ORDER = ["emergency", "urgent", "normal", "planned"];

const pressing = ({ rows }: Group) => Math.min(...rows.map(({ urgency }) => ORDER.indexOf(urgency)));
