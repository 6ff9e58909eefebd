import type { Me } from "~/api/types";

/** What `GET /me` tells beside the rest once roles are told; until then everything is shown, and the API refuses what it must. */
type MeMaybeWithRights = Me & { may?: readonly string[] };

/** Whether this person may, by the capabilities that the API tells. */
export function mayOf(me: MeMaybeWithRights): (capability: string) => boolean {
  const { may } = me;
  if (!may) return () => true;
  const allowed = new Set(may);
  return (capability) => allowed.has(capability);
}
