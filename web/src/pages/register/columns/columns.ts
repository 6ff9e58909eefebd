import type { TextKey } from "~/texts";

/** Everything that a ticket can be shown by, in the usual order. grows: takes of what room is left, for its words are long. */
export const COLUMNS = {
  number: { name: "column.number", width: 72 },
  state: { name: "column.state", width: 136 },
  clock: { name: "column.clock", width: 116 },
  urgency: { name: "column.urgency", width: 104 },
  problem: { name: "column.problem", width: 178, grows: true },
  address: { name: "column.address", width: 208, grows: true },
  caller: { name: "column.caller", width: 124, grows: true },
  phone: { name: "column.phone", width: 126 },
  executor: { name: "column.executor", width: 136, grows: true },
  registered: { name: "column.registered", width: 108 },
  planned: { name: "column.planned", width: 130 },
  company: { name: "column.company", width: 96 },
  description: { name: "column.description", width: 260, grows: true },
  category: { name: "column.category", width: 120 },
  channel: { name: "column.channel", width: 90 },
  done: { name: "column.done", width: 130 },
  reopened: { name: "column.reopened", width: 124 },
  mark: { name: "column.mark", width: 80 },
} as const satisfies Record<string, { name: TextKey<"register">; width: number; grows?: true }>;

export type ColumnKey = keyof typeof COLUMNS;
const KEYS = Object.keys(COLUMNS) as ColumnKey[];
const SHOWN: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  ...([
    "number",
    "state",
    "clock",
    "urgency",
    "problem",
    "address",
    "caller",
    "executor",
    "registered",
    "company",
  ] as const),
]);
export const NARROWEST = 56;
export const WIDEST = 640;

/** One column as somebody has it; the place in the list is its place on the page. width: pixels. */
export interface Column {
  key: ColumnKey;
  width: number;
  shown: boolean;
}

export const USUAL: readonly Column[] = KEYS.map((key) => ({ key, width: COLUMNS[key].width, shown: SHOWN.has(key) }));

/** What a block of the narrow list tells of a ticket, wherever each stands there (register.css). */
const BLOCK: readonly ColumnKey[] = ["number", "state", "urgency", "clock", "problem", "company", "address"];

/** The columns that are drawn. narrow: one block a ticket, whatever was chosen for lines; several: of whose companies there are more than one. */
export function chooseColumns(columns: readonly Column[], narrow: boolean, several: boolean): readonly Column[] {
  if (!narrow) return columns.filter(({ shown }) => shown);
  return BLOCK.filter((key) => several || key !== "company").map((key) => ({
    key,
    width: COLUMNS[key].width,
    shown: true,
  }));
}

/** The columns that were kept as text; what cannot be read is as usual, and new columns are added at the end. */
export function readColumns(text: string | null): readonly Column[] {
  try {
    const kept = (JSON.parse(text ?? "[]") as Column[]).filter(({ key }) => key in COLUMNS);
    const known = new Map(
      kept.map((column) => [column.key, { ...column, width: clampWidth(column.width), shown: !!column.shown }]),
    );
    if (!known.size) return USUAL;
    return [...known.values(), ...USUAL.filter(({ key }) => !known.has(key)).map((one) => ({ ...one, shown: false }))];
  } catch {
    return USUAL;
  }
}

/** How a column is laid out in its line: one whose width somebody has chosen is as wide as that, whatever room is left. */
export function flexOf({ key, width }: Column): string {
  const usual = COLUMNS[key];
  return "grows" in usual && width === usual.width ? `${width} 0 ${width}px` : `0 0 ${width}px`;
}

export const resize = (columns: readonly Column[], key: ColumnKey, width: number): readonly Column[] =>
  columns.map((column) => (column.key === key ? { ...column, width: clampWidth(width) } : column));

export const show = (columns: readonly Column[], key: ColumnKey, shown: boolean): readonly Column[] =>
  columns.map((column) => (column.key === key ? { ...column, shown } : column));

/** Puts a column where another one is. */
export function move(columns: readonly Column[], key: ColumnKey, to: number): readonly Column[] {
  const moved = columns.find((column) => column.key === key);
  if (!moved) return columns;
  const others = columns.filter((column) => column !== moved);
  const place = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, place), moved, ...others.slice(place)];
}

function clampWidth(width: number): number {
  return Math.round(Math.min(Math.max(Number(width) || NARROWEST, NARROWEST), WIDEST));
}
