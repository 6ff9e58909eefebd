import type { Scope, ScopeAsked } from "~/api/types";
import { readEntrances } from "./new_outage";

/** One building of a scope while it is edited. entrances: as typed, "1, 3"; empty: all of them. */
export interface ScopeDraft {
  building: { value: string; label: string };
  entrances: string;
  risers: readonly string[];
}

export const toDrafts = (scope: readonly Scope[]): ScopeDraft[] =>
  scope.map(({ building_id, address, entrances, risers }) => ({
    building: { value: building_id, label: address },
    entrances: entrances.join(", "),
    risers,
  }));

/** Other entrances have other risers, so those are not kept. */
export const typeEntrances = (draft: ScopeDraft, entrances: string): ScopeDraft => ({
  ...draft,
  entrances,
  risers: [],
});

/** Only these buildings; those that were there keep their entrances. */
export function chooseBuildings(
  drafts: readonly ScopeDraft[],
  chosen: readonly ScopeDraft["building"][],
): ScopeDraft[] {
  return chosen.map(
    (building) =>
      drafts.find((draft) => draft.building.value === building.value) ?? { building, entrances: "", risers: [] },
  );
}

export const toScopeAsked = (drafts: readonly ScopeDraft[]): ScopeAsked[] =>
  drafts.map(({ building, entrances, risers }) => ({
    building_id: building.value,
    entrances: readEntrances(entrances),
    risers: [...risers],
  }));
