import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Ticket } from "~/api/types";

/** What a part of the page that keeps rows of its own hears. */
export interface ChangeListener {
  /** Rows as they stand now, of one company, each version once. */
  onRows: (company: string, rows: readonly Ticket[]) => void;
  /** Changes may have been missed: read anew what is shown of that company. */
  onLost: (company: string) => void;
}

// By the page's own store of what was read, so that nothing is shared by who is signed in one after another.
const LISTENERS = new WeakMap<QueryClient, Set<ChangeListener>>();

/** Who listens on this page. */
export function listenersOf(queries: QueryClient): Set<ChangeListener> {
  let found = LISTENERS.get(queries);
  if (!found) {
    found = new Set();
    LISTENERS.set(queries, found);
  }
  return found;
}

/** Hears of every ticket that changes while the part is shown; give the same object each time it is drawn. */
export function useChangedTickets(listener: ChangeListener): void {
  const queries = useQueryClient();
  useEffect(() => {
    const listeners = listenersOf(queries);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [queries, listener]);
}
