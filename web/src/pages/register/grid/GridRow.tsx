// biome-ignore-all lint/a11y: a table cannot leave out rows; this is the grid of WAI-ARIA, which has the keyboard itself
import { memo } from "react";
import { useTexts } from "~/texts";
import { CELLS, type CellWords } from "../columns/cells";
import type { Column } from "../columns/columns";
import type { Row } from "../rows/row";

export interface RowProps {
  row: Row;
  index: number;
  top: number;
  columns: readonly Column[];
  words: CellWords;
  selected: boolean;
  active: boolean;
}

export const rowId = (id: string): string => `row-${id}`;

/** One ticket. Drawn again only when it, its place or the columns change. */
export const GridRow = memo(function GridRow({ row, index, top, columns, words, selected, active }: RowProps) {
  const { t } = useTexts("register");
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
          aria-label={t("select.one", { number: ticket.number })}
          checked={selected}
          readOnly
        />
      </span>
      {columns.map(({ key, width }) => {
        const written = CELLS[key](ticket, words);
        return (
          <span key={key} role="gridcell" style={{ width }} title={typeof written === "string" ? written : undefined}>
            {written}
          </span>
        );
      })}
      {/* Made anew by each change, so that each flashes once. */}
      {changedAt > 0 && <span key={changedAt} className="register-flash" aria-hidden="true" />}
    </div>
  );
});
