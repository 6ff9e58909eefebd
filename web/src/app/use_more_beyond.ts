import { type RefObject, useLayoutEffect, useRef, useState } from "react";

type Row = Pick<HTMLElement, "scrollLeft" | "clientWidth" | "scrollWidth">;

/** Beyond which edges of a row that is moved sideways there is more of it: "left", "right", "left right", or "". */
export function moreBeyond({ scrollLeft, clientWidth, scrollWidth }: Row): string {
  const edges = [scrollLeft > 1 && "left", scrollLeft + clientWidth < scrollWidth - 1 && "right"];
  return edges.filter(Boolean).join(" ");
}

interface Told<Of extends HTMLElement> {
  row: RefObject<Of | null>;
  more: string;
}

/** The same of a row on the page, kept up to date; its current one is brought into sight whenever `current` changes. */
export function useMoreBeyond<Of extends HTMLElement>(current: string | undefined): Told<Of> {
  const row = useRef<Of>(null);
  const [more, setMore] = useState("");
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const look = () => setMore(moreBeyond(element));
    element.addEventListener("scroll", look, { passive: true });
    const watch = new ResizeObserver(look);
    for (const each of [element, ...element.children]) watch.observe(each);
    return () => {
      element.removeEventListener("scroll", look);
      watch.disconnect();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another one that is brought into sight
  useLayoutEffect(() => {
    const element = row.current;
    const shown = element?.querySelector<HTMLElement>("[aria-current=page]");
    if (!element || !shown) return;
    element.scrollLeft = shown.offsetLeft - element.offsetLeft - (element.clientWidth - shown.offsetWidth) / 2;
  }, [current]);
  return { row, more };
}
