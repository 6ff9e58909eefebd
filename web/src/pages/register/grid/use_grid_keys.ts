import type { KeyboardEvent } from "react";
import type { RegisterRows } from "../rows/register_rows";

interface Options {
  rows: RegisterRows;
  active: string;
  /** Rows that fit on the page at once. */
  fitting: number;
  onActive: (id: string, index: number) => void;
  onOpen: (id: string) => void;
  onSelect: (id: string, alsoBetween: boolean) => void;
  onClear: () => void;
}

/** The keyboard of the grid: arrows and pages move, Enter opens, x and the space bar select, Escape lets go. */
export function useGridKeys({ rows, active, fitting, onActive, onOpen, onSelect, onClear }: Options) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { list } = rows;
    const index = rows.indexOf(active);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: fitting,
      PageUp: -fitting,
      Home: -list.length,
      End: list.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = index < 0 ? 0 : Math.max(0, Math.min(list.length - 1, index + step));
      const row = list[next];
      if (!row) return;
      if (event.shiftKey) onSelect(row.id, true);
      onActive(row.id, next);
      return;
    }
    // A Russian keyboard has another letter on the same key.
    if (event.code === "KeyX" || event.key === " ") {
      event.preventDefault();
      if (index >= 0) onSelect(active, event.shiftKey);
    } else if (event.key === "Enter" && index >= 0) {
      event.preventDefault(); // of a number that was clicked before: it would be opened twice
      onOpen(active);
    } else if (event.key === "Escape") onClear();
  };
}
