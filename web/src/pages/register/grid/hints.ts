import type { PointerEvent } from "react";
import { formatExactly } from "~/time/format";

/** What stands under the pointer, whole: made when somebody points at it, for rows are drawn by the thousand and hardly ever asked. */
export function hint(event: PointerEvent<HTMLElement>, language: string): void {
  const cell = (event.target as HTMLElement).closest<HTMLElement>("[role=gridcell]");
  if (cell) cell.title = describe(cell, language);
}

/** A time to the second with what it is, else what stands in the cell. */
function describe(cell: HTMLElement, language: string): string {
  const time = cell.querySelector("time");
  if (!time) return cell.textContent ?? "";
  const { words = "", zone } = time.dataset;
  const exact = time.dateTime && formatExactly(time.dateTime, language, zone);
  return [words, exact].filter(Boolean).join(" · ");
}
