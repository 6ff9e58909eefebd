"""Whether a second request is about the same damage: how far one reaches is the catalogue's to say."""

from collections.abc import Callable, Mapping

from dozor.domain.building import Building
from dozor.domain.catalogue import Scope
from dozor.domain.outage_scope import find_spot, street_of
from dozor.domain.ticket import Place


def is_same_place(scope: Scope, building: Building, one: Place, other: Place) -> bool:
    """Whether damage at `one`, a place of that building, may be the damage at `other` when it reaches that far.

    An entrance or a riser that is not known may be any: a person decides, and is better asked once too often. A flat that is
    not known is no flat, and only what has none is the same as it.
    """
    if scope is Scope.STREET and street_of(building.address) == street_of(other.address):
        return True
    return one.building_id == other.building_id and _SAME[scope](building, one, other)


def _same_entrance(building: Building, one: Place, other: Place) -> bool:
    here, there = (find_spot(building, place.entrance, place.flat).entrance for place in (one, other))
    return not here or not there or here == there


def _same_riser(building: Building, one: Place, other: Place) -> bool:
    here, there = (find_spot(building, place.entrance, place.flat).riser for place in (one, other))
    return _same_entrance(building, one, other) and (not here or not there or here == there)


def _same_flat(building: Building, one: Place, other: Place) -> bool:
    if not one.flat and not other.flat:
        return _same_entrance(building, one, other) and one.floor == other.floor
    return one.flat == other.flat


def _same_building(_: Building, __: Place, ___: Place) -> bool:
    return True


_SAME: Mapping[Scope, Callable[[Building, Place, Place], bool]] = {
    Scope.FLAT: _same_flat,
    Scope.RISER: _same_riser,
    Scope.ENTRANCE: _same_entrance,
    Scope.BUILDING: _same_building,
    Scope.STREET: _same_building,
}
