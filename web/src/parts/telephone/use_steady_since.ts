import { useMemo } from "react";
import { forTab } from "~/browser/storage";

const KEY = "dozor.call";

/** When this phase of this call was seen first in this tab: a reload does not begin the count anew. Milliseconds since the epoch. */
export function useSteadySince(contactId: string, phase: string, since: number): number {
  return useMemo(() => {
    const name = `${contactId} ${phase}`;
    const [known, at] = (forTab().getItem(KEY) ?? "").split("|");
    if (known === name && Number(at) < since) return Number(at);
    forTab().setItem(KEY, `${name}|${since}`);
    return since;
  }, [contactId, phase, since]);
}
