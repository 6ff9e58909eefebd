import type { Me } from "~/api/types";

/** Whether this person may, by the capabilities that the API tells. */
export function mayOf(me: Me): (capability: string) => boolean {
  const allowed = new Set<string>(me.may);
  return (capability) => allowed.has(capability);
}
