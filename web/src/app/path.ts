import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  return () => window.removeEventListener("popstate", listener);
}

/** The path of the address now. Links between pages are plain links: each page loads by itself anyway. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}
