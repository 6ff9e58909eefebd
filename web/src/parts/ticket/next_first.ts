import type { Action } from "~/api/types";

/** What usually comes next stands first; what ends a ticket without its work comes last. */
const ORDER: readonly Action[] = [
  "unmerge",
  "accept",
  "start",
  "finish",
  "close",
  "wake",
  "take_back",
  "assign",
  "resolve",
  "reopen",
  "defer",
  "hand_over",
  "merge",
  "decline",
  "refuse",
];

/** Those actions in the order in which they are offered. */
export function sortActions(allowed: readonly Action[]): Action[] {
  const rank = (action: Action) => (ORDER.indexOf(action) + ORDER.length + 1) % (ORDER.length + 1);
  return [...allowed].sort((one, other) => rank(one) - rank(other));
}
