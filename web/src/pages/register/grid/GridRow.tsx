// biome-ignore-all lint/a11y: a table cannot leave out rows; this is the grid of WAI-ARIA, which has the keyboard itself
import { memo } from "react";
import { CELLS, type CellWords } from "../columns/cells";
import { type Column, flexOf } from "../columns/columns";
import { fill } from "../columns/quick_words";
import type { Row } from "../rows/row";

export interface RowProps {
  row: Row;
  index: number;
  /** Where it begins, pixels from the first row. */
  top: number;
  columns: readonly Column[];
  words: CellWords;
  selected: boolean;
  active: boolean;
}

export const rowId = (id: string): string => `row-${id}`;

/** One ticket. Drawn again only when it, its place or the columns change. */
export const GridRow = memo(function GridRow({ row, index, top, columns, words, selected, active }: RowProps) {
  const { ticket, id, changedAt } = row;
  return (
    <div
      role="row"
      id={rowId(id)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={active ? "register-row active" : "register-row"}
      data-id={id}
      data-urgency={ticket.urgency}
      data-state={ticket.state}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className="register-check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={fill(words.wording, "select.one", "number", ticket.number)}
          checked={selected}
          readOnly
        />
      </span>
      {columns.map((column) => (
        <span key={column.key} role="gridcell" data-column={column.key} style={{ flex: flexOf(column) }}>
          {CELLS[column.key](ticket, words)}
        </span>
      ))}
      {/* Made anew by each change, so that each flashes once. */}
      {changedAt > 0 && <span key={changedAt} className="register-flash" aria-hidden="true" />}
    </div>
  );
});
