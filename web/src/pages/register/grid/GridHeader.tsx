// biome-ignore-all lint/a11y: a table cannot leave out rows; this is the grid of WAI-ARIA, which has the keyboard itself
import { type KeyboardEvent, memo, type PointerEvent, useRef } from "react";
import { useTexts } from "~/texts";
import { COLUMNS, type Column, type ColumnKey, flexOf, move, NARROWEST, resize, WIDEST } from "../columns/columns";

const STEP = 16;

interface Props {
  columns: readonly Column[];
  alter: (change: (columns: readonly Column[]) => readonly Column[]) => void;
  order: "newest" | "oldest";
  onOrder: () => void;
  /** Whether all that is loaded is selected, some of it, or nothing. */
  selected: "all" | "some" | "none";
  onSelectAll: () => void;
}

/** The names of the columns: dragged by the name they change places, by the edge their width. */
export const GridHeader = memo(function GridHeader({ columns, alter, order, onOrder, selected, onSelectAll }: Props) {
  const { t } = useTexts("register");
  const dragged = useRef<ColumnKey | undefined>(undefined);
  const drop = (key: ColumnKey) => {
    const from = dragged.current;
    if (from && from !== key)
      alter((all) =>
        move(
          all,
          from,
          all.findIndex((column) => column.key === key),
        ),
      );
    dragged.current = undefined;
  };
  return (
    <div role="rowgroup" className="register-head">
      <div role="row" aria-rowindex={1}>
        <span role="columnheader" className="register-check">
          <input
            type="checkbox"
            aria-label={t("select.all")}
            checked={selected === "all"}
            ref={(box) => {
              if (box) box.indeterminate = selected === "some";
            }}
            onChange={onSelectAll}
          />
        </span>
        {columns.map((column) => {
          const { key, width } = column;
          return (
            <span
              key={key}
              role="columnheader"
              style={{ flex: flexOf(column) }}
              draggable
              aria-sort={key === "registered" ? (order === "newest" ? "descending" : "ascending") : undefined}
              onDragStart={() => {
                dragged.current = key;
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => drop(key)}
            >
              {key === "registered" ? (
                <button type="button" className="register-sort" onClick={onOrder} title={t(`order.${order}`)}>
                  {t(COLUMNS[key].name)} <span aria-hidden="true">{order === "newest" ? "↓" : "↑"}</span>
                </button>
              ) : (
                <span className="register-name">{t(COLUMNS[key].name)}</span>
              )}
              <Edge
                name={t(COLUMNS[key].name)}
                width={width}
                onWidth={(wanted) => alter((all) => resize(all, key, wanted))}
              />
            </span>
          );
        })}
      </div>
    </div>
  );
});

/** How wide the column of that edge is now: wider than it asks for where there is room. */
const widthAt = (edge: Element): number => edge.parentElement?.getBoundingClientRect().width ?? 0;

/** The right edge of a column: dragged, or moved by the arrows. */
function Edge({ name, width, onWidth }: { name: string; width: number; onWidth: (width: number) => void }) {
  const { t } = useTexts("register");
  const began = useRef<{ x: number; width: number } | undefined>(undefined);
  const drag = (event: PointerEvent) => {
    if (began.current) onWidth(began.current.width + event.clientX - began.current.x);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (!step) return;
    event.stopPropagation();
    onWidth(widthAt(event.currentTarget) + step);
  };
  return (
    // ARIA's window splitter: a separator that takes focus.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-valuenow={Math.round(width)}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      className="register-edge"
      aria-label={t("column.edge", { name })}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        began.current = { x: event.clientX, width: widthAt(event.currentTarget) };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        began.current = undefined;
      }}
      onKeyDown={press}
    />
  );
}
