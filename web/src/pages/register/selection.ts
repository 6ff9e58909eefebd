import { useCallback, useMemo, useRef, useState } from "react";
import type { RegisterRows } from "./rows/register_rows";

/** Which tickets are chosen, and ways to choose. */
export interface Selection {
  ids: ReadonlySet<string>;
  has: (id: string) => boolean;
  extent: "all" | "some" | "none";
  /** alsoBetween: all from the one before to this one. */
  toggle: (id: string, alsoBetween: boolean) => void;
  /** All that is loaded, or nothing. */
  toggleAll: () => void;
  clear: () => void;
}

export function useSelection(rows: RegisterRows): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const before = useRef("");
  const [of, setOf] = useState(rows);
  if (of !== rows) {
    // Another register: what was chosen in the one before is not to be touched unseen.
    setOf(rows);
    setIds(new Set());
  }
  const toggle = useCallback(
    (id: string, alsoBetween: boolean) => {
      const [from, to] = [alsoBetween ? rows.indexOf(before.current) : -1, rows.indexOf(id)];
      before.current = id;
      setIds((chosen) => {
        const next = new Set(chosen);
        if (from >= 0 && to >= 0) {
          for (const row of rows.list.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id);
        } else if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    [rows],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  const toggleAll = useCallback(
    () => setIds((chosen) => new Set(chosen.size >= rows.list.length ? [] : rows.list.map(({ id }) => id))),
    [rows],
  );
  const { length } = rows.list;
  return useMemo(() => {
    const extent = !ids.size ? "none" : ids.size >= length ? "all" : "some";
    return { ids, has: (id) => ids.has(id), extent, toggle, toggleAll, clear };
  }, [ids, length, toggle, toggleAll, clear]);
}
