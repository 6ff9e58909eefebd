// biome-ignore-all lint/a11y: a table cannot leave out rows; this is the grid of WAI-ARIA, which has the keyboard itself
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTexts } from "~/texts";
import type { CellWords } from "../columns/cells";
import { type Column, chooseColumns, USUAL } from "../columns/columns";
import type { Standing } from "../rows/register_rows";
import type { KeptRows } from "../rows/use_rows";
import type { Selection } from "../selection";
import { GridHeader } from "./GridHeader";
import { GridRow, rowId } from "./GridRow";
import { hint } from "./hints";
import { useGridKeys } from "./use_grid_keys";

/** The box, and the coloured edge before it. */
const CHECK_WIDTH = 34 + 3;
const AHEAD = 80;
/** After these more may come. */
const BEING_READ: ReadonlySet<Standing> = new Set<Standing>(["idle", "reading"]);
/** All lines are as high, and all blocks of a narrow list. */
const HEAD_HEIGHT = 34;
const LINE_HEIGHT = 34;
const BLOCK_HEIGHT = 76;

interface Props {
  kept: KeptRows;
  columns: readonly Column[];
  /** One block a ticket instead of a line, for there is no room for columns. */
  narrow: boolean;
  /** Of more companies than one. */
  several: boolean;
  alter: (change: (columns: readonly Column[]) => readonly Column[]) => void;
  words: CellWords;
  selection: Selection;
  order: "newest" | "oldest";
  onOrder: () => void;
  onOpen: (id: string) => void;
  /** The row to go to when the register begins in the middle. */
  goTo: string;
  /** The element that scrolls, for whoever gives the keyboard back to it. */
  scroller: RefObject<HTMLDivElement | null>;
  /** What stands in place of rows: nothing found, or what went wrong. */
  children: ReactNode;
}

/** The register itself: only the rows that are seen are drawn; pages are read before somebody comes to their end. */
export function Grid({
  kept,
  columns,
  narrow,
  several,
  alter,
  words,
  selection,
  order,
  onOrder,
  onOpen,
  goTo,
  scroller,
  children,
}: Props) {
  const { t } = useTexts("register");
  const { rows } = kept;
  const { list } = rows;
  const [active, setActive] = useState(kept.active);
  const shown = useMemo(() => chooseColumns(columns, narrow, several), [columns, narrow, several]);
  // A block's parts keep their names for who cannot see it; besides there is what the list is ordered by.
  const named = useMemo(
    () => (narrow ? [...shown, ...USUAL.filter(({ key }) => key === "registered")] : shown),
    [narrow, shown],
  );
  const width = narrow ? 0 : CHECK_WIDTH + shown.reduce((sum, column) => sum + column.width, 0);
  const height = narrow ? BLOCK_HEIGHT : LINE_HEIGHT;
  const above = rows.standing("above") !== "ended";
  const waiting = BEING_READ.has(rows.standing("below")) ? (list.length ? 3 : 18) : 0;
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => height, [height]),
    getItemKey: useCallback((index: number) => list[index]?.id ?? index, [list]),
    initialOffset: kept.scrollTop,
    overscan: 8,
    // The head lies over the first of it: what is below ends that much sooner.
    scrollPaddingEnd: HEAD_HEIGHT,
    // Rows that come in above what somebody looks at do not move it; at the very top new ones are seen.
    anchorTo: kept.scrollTop > 0 || above ? "end" : "start",
  });
  const seen = virtual.getVirtualItems();
  const [first, end] = [seen[0]?.index ?? 0, (seen.at(-1)?.index ?? -1) + 1];
  const fitting = Math.max(1, Math.floor(((virtual.scrollRect?.height ?? 0) - HEAD_HEIGHT) / height) - 1);

  const [standsBelow, standsAbove] = [rows.standing("below"), rows.standing("above")];
  useEffect(() => {
    if (!list.length) return;
    if (standsBelow === "idle" && end > list.length - AHEAD) void rows.load("below");
    if (standsAbove === "idle" && first <= AHEAD / 2) void rows.load("above");
  }, [rows, list, first, end, standsBelow, standsAbove]);

  const activate = (id: string, index: number) => {
    kept.active = id;
    setActive(id);
    virtual.scrollToIndex(index);
  };
  const went = useRef("");
  useEffect(() => {
    const index = goTo && list.length && went.current !== goTo ? rows.indexOf(goTo) : -1;
    if (index < 0) return;
    went.current = goTo;
    kept.active = goTo;
    setActive(goTo);
  }, [kept, rows, goTo, list]);

  const press = useGridKeys({
    rows,
    active,
    fitting,
    onActive: activate,
    onOpen,
    onSelect: selection.toggle,
    onClear: selection.clear,
  });
  const click = (event: MouseEvent<HTMLElement>) => {
    const clicked = event.target as HTMLElement;
    const id = clicked.closest<HTMLElement>("[data-id]")?.dataset.id;
    if (!id) return;
    kept.active = id;
    setActive(id);
    if (clicked.closest("a")) return; // it opens by itself, here or in another window
    const onCheck = clicked.closest(".register-check");
    if (onCheck || event.shiftKey) selection.toggle(id, event.shiftKey);
    else if (event.detail === 2) onOpen(id);
  };
  const drawn = seen.some(({ key }) => key === active);
  return (
    <div
      role="grid"
      aria-label={t("title")}
      aria-rowcount={rows.standing("below") === "ended" && !above ? list.length + 1 : -1}
      aria-multiselectable="true"
      aria-activedescendant={drawn ? rowId(active) : undefined}
      aria-busy={rows.standing("below") === "reading"}
      className={narrow ? "register-grid register-blocks" : "register-grid"}
      tabIndex={0}
      ref={scroller}
      onKeyDown={press}
      onClick={click}
      onPointerOver={(event) => hint(event, words.wording.language)}
      onScroll={(event) => {
        kept.scrollTop = event.currentTarget.scrollTop;
      }}
    >
      <div style={{ minWidth: width }}>
        <GridHeader
          columns={named}
          alter={alter}
          order={order}
          onOrder={onOrder}
          selected={selection.extent}
          onSelectAll={selection.toggleAll}
        />
        <div role="rowgroup" className="register-body" style={{ height: virtual.getTotalSize() + waiting * height }}>
          {seen.map(({ index, start }) => {
            const row = list[index];
            return (
              row && (
                <GridRow
                  key={row.id}
                  row={row}
                  index={index}
                  top={start}
                  columns={shown}
                  words={words}
                  selected={selection.has(row.id)}
                  active={row.id === active}
                />
              )
            );
          })}
          {Array.from({ length: waiting }, (_, place) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: places, which never change
              key={place}
              className="register-row register-waiting"
              aria-hidden="true"
              style={{ transform: `translateY(${(list.length + place) * height}px)` }}
            >
              <i />
            </div>
          ))}
        </div>
        {!list.length && !waiting && <div className="register-instead">{children}</div>}
      </div>
    </div>
  );
}
