import { useEffect, useSyncExternalStore } from "react";
import { line } from "./line";

/** Whether the API can be reached; asks `address` again by itself while it cannot. */
export function useLine(address: string): boolean {
  useEffect(() => {
    // Any answer will do, also one that says no, and no page may read it.
    return line.watch(() => fetch(address, { mode: "no-cors", cache: "no-store", credentials: "omit" }));
  }, [address]);
  return useSyncExternalStore(line.subscribe, line.isUp);
}
