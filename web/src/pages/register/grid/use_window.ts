import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import { fittingIn, type Place, type RowWindow, scrollTo, windowAt } from "./window";

export interface ScrolledRows extends RowWindow {
  /** How many rows are seen whole. */
  fitting: number;
  /** Looks again where the list stands, after it was scrolled by the page itself. */
  look: () => void;
  /** Scrolls to that row, unless it is seen. */
  show: (index: number) => void;
}

/**
 * The rows that are drawn of a list that scrolls. Drawn anew only when the window moves on: no measure of any row is kept, so a
 * page more of a long list costs nothing.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, begin: number): ScrolledRows {
  const [place, setPlace] = useState<Place>({ scrollTop: begin, height: 0 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const now = { scrollTop: element.scrollTop, height: element.clientHeight };
    setPlace((before) => (isSame(before, now) ? before : now));
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, look]);
  const show = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const now = { scrollTop: element.scrollTop, height: element.clientHeight };
      const wanted = scrollTo(index, now);
      if (wanted !== now.scrollTop) element.scrollTop = wanted;
      look();
    },
    [scroller, look],
  );
  return { ...windowAt(place, count), fitting: fittingIn(place.height), look, show };
}

/** Whether the same rows are drawn, of a list that is long enough. */
function isSame(one: Place, other: Place): boolean {
  const [before, now] = [windowAt(one, Number.MAX_SAFE_INTEGER), windowAt(other, Number.MAX_SAFE_INTEGER)];
  return one.height === other.height && before.first === now.first && before.end === now.end;
}
