"""Whose home an outage touches, of those who are on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dozor.domain.outage_scope import find_spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dozor.domain.outage import Outage
    from dozor.domain.people import Resident
    from dozor.ports.people import CallerRepository


def find_home(outage: Outage, homes: Iterable[Resident], callers: CallerRepository) -> Resident | None:
    """The first of these flats that it touches; None when it touches none.

    No request; one a flat where the outage has only some risers or entrances of its building, which the flat's number tells.
    """
    return next((home for home in homes if _touches(outage, home, callers)), None)


def _touches(outage: Outage, home: Resident, callers: CallerRepository) -> bool:
    if not outage.touches(home.building_id, home.entrance):
        return False
    here = [place for place in outage.scope if place.building_id == home.building_id]
    if not any(place.risers or (place.entrances and not home.entrance) for place in here):
        return True
    building = callers.building(home.company, home.building_id)
    if building is None:
        return True
    spot = find_spot(building, home.entrance, home.flat)
    return outage.touches(spot.building_id, spot.entrance, spot.riser)
