import { createContext, use, useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** Goes to that address of this site (path, with a search if wanted) without loading everything anew. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  for (const listener of listeners) listener();
}

/** Where a page is that was left open and is hidden: the address bar tells of another one. */
export const LeftAt = createContext<{ path: string; search: string } | undefined>(undefined);

/** The path of the address now. */
export function usePath(): string {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  return use(LeftAt)?.path ?? path;
}

/** What stands after "?" in the address now. To change it: `navigate("?" + search, { replace: true })`. */
export function useSearch(): URLSearchParams {
  const now = useSyncExternalStore(subscribe, () => location.search);
  const search = use(LeftAt)?.search ?? now;
  return useMemo(() => new URLSearchParams(search), [search]);
}
