import type { PointerEvent } from "react";
import { formatExactly } from "~/time/format";

/** What stands under the pointer, whole: made when somebody points at it, for rows are drawn by the thousand and hardly ever asked. */
export function hint(event: PointerEvent<HTMLElement>, language: string): void {
  const cell = (event.target as HTMLElement).closest<HTMLElement>("[role=gridcell]");
  if (!cell) return;
  const time = cell.querySelector("time");
  cell.title = time ? formatExactly(time.dateTime, language, time.dataset.zone) : (cell.textContent ?? "");
}
