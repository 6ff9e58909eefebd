"""Whether a second request is about the same damage: how far one reaches is the catalogue's to say."""

import re
from collections.abc import Callable, Mapping

from dozor.domain.catalogue import Scope
from dozor.domain.ticket import Place

_HOUSE = re.compile(r"\d+[^\W\d_]?(?:/\d+)?,?")  # 12, 12a, 12/3; a street may begin with "5th"


def is_same_place(scope: Scope, one: Place, other: Place) -> bool:
    """Whether damage at one of the places, reaching that far, may be the damage at the other.

    An entrance that is not known may be any: a person decides, and is better asked once too often. A flat that is not known
    is no flat, and only what has none is the same as it.
    """
    return _SAME[scope](one, other)


def street_of(address: str) -> str:
    """The address without the house: without the numbers at either end, wherever in the world they are written."""
    words = _plain(address).split()
    while len(words) > 1 and any(sign.isdigit() for sign in words[-1]):
        words.pop()
    while len(words) > 1 and _HOUSE.fullmatch(words[0]):
        del words[0]
    return " ".join(words).rstrip(",")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def _same_building(one: Place, other: Place) -> bool:
    return one.building_id == other.building_id


def _same_entrance(one: Place, other: Place) -> bool:
    known = _plain(one.entrance) and _plain(other.entrance)
    return _same_building(one, other) and (not known or _plain(one.entrance) == _plain(other.entrance))


def _same_flat(one: Place, other: Place) -> bool:
    if not _plain(one.flat) and not _plain(other.flat):
        return _same_entrance(one, other) and _plain(one.floor) == _plain(other.floor)
    return _same_building(one, other) and _plain(one.flat) == _plain(other.flat)


def _same_street(one: Place, other: Place) -> bool:
    return _same_building(one, other) or street_of(one.address) == street_of(other.address)


# Which flats hang on one riser nobody has written down: it is within the entrance, and that is what is asked.
_SAME: Mapping[Scope, Callable[[Place, Place], bool]] = {
    Scope.FLAT: _same_flat,
    Scope.RISER: _same_entrance,
    Scope.ENTRANCE: _same_entrance,
    Scope.BUILDING: _same_building,
    Scope.STREET: _same_street,
}
