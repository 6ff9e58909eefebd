"""How far an outage reaches: buildings, or only some of their entrances or risers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dozor.domain.building import Building

_HOUSE = re.compile(r"(дом|д\.?|house|bldg\.?)?\s*\d+\s*\w?(/\d+)?")
_FIRST_NUMBER = re.compile(r"^\d+\w?\s+")
_LAST_NUMBER = re.compile(r"\s+\d+\w?$")


@dataclass(frozen=True, slots=True)
class Scope:
    """One building, or only some of its entrances or risers; empty means all of them."""

    building_id: str
    address: str = ""
    entrances: tuple[str, ...] = ()
    risers: tuple[str, ...] = ()

    def touches(self, building_id: str, entrance: str = "", riser: str = "") -> bool:
        """Whether a flat there may be without; an entrance or a riser that nobody knows may be any."""
        return (
            self.building_id == building_id
            and (not self.entrances or not entrance or entrance in self.entrances)
            and (not self.risers or not riser or riser in self.risers)
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a flat is; entrance, riser: empty where nobody knows. street: as `street_of` names it."""

    building_id: str
    address: str
    entrance: str = ""
    riser: str = ""


def find_spot(building: Building, entrance: str, flat: str) -> Spot:
    """Where that flat is, as far as the building's data tell.

    Flats are numbered on from floor to floor and from entrance to entrance, so with `flats_per_floor` the place on the floor
    is the riser, and with the number of floors the entrance follows from the flat.
    """
    if not (building.flats_per_floor and flat.isdecimal() and int(flat) > 0):
        return Spot(building.id, building.address, entrance)
    place = int(flat) - 1
    riser = str(place % building.flats_per_floor + 1)
    in_entrance = building.flats_per_floor * building.floors
    derived = str(place // in_entrance + 1) if in_entrance else ""
    return Spot(building.id, building.address, entrance or derived, riser)


def cover(spots: Iterable[Spot], scope: Iterable[Scope] = ()) -> tuple[Scope, ...]:
    """The narrowest scope that holds all these spots and that scope: a riser, an entrance, a building, several.

    In whatever order they come, the scope is the same.
    """
    found = {one.building_id: one for one in scope}
    for spot in spots:
        found[spot.building_id] = _widen(found.get(spot.building_id), spot)
    return tuple(sorted(found.values(), key=lambda one: one.building_id))


def _widen(scope: Scope | None, spot: Spot) -> Scope:
    if scope is None:
        entrances = (spot.entrance,) if spot.entrance else ()
        return Scope(spot.building_id, spot.address, entrances, (spot.riser,) if spot.riser and entrances else ())
    if scope.entrances != (spot.entrance,):
        inside = spot.entrance in scope.entrances
        return scope if inside and not scope.risers else Scope(scope.building_id, scope.address)
    inside = not scope.risers or spot.riser in scope.risers
    return scope if inside else Scope(scope.building_id, scope.address, scope.entrances)


def street_of(address: str) -> str:
    """The part of an address that its neighbours share: what is left without the number of the house."""
    parts = [part.strip() for part in address.casefold().split(",")]
    houses = [place for place, part in enumerate(parts) if place and _HOUSE.fullmatch(part)]
    street = ", ".join(parts[: houses[0]] if houses else parts)
    return _LAST_NUMBER.sub("", _FIRST_NUMBER.sub("", street)).strip()
