"""Where a ticket is: its building with what follows from the flat, and the company's other buildings around it."""

from dataclasses import dataclass
from math import cos, hypot, radians

from dozor.domain.building import Building
from dozor.domain.outage_scope import find_spot
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository

NEAREST = 150
KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class TicketPlace:
    """building: None when it is no longer the company's. entrance, riser: as written or as they follow from the flat.

    near: buildings with a known place, the nearest first, the ticket's own left out.
    """

    building: Building | None
    entrance: str
    riser: str
    near: tuple[Building, ...]


def find_place(ticket: Ticket, people: PeopleRepository) -> TicketPlace:
    """One request for the company's buildings, which are few enough to be looked through."""
    buildings = people.buildings(ticket.company)
    own = next((one for one in buildings if one.id == ticket.place.building_id), None)
    if own is None:
        return TicketPlace(None, ticket.place.entrance, "", ())
    spot = find_spot(own, ticket.place.entrance, ticket.place.flat)
    return TicketPlace(own, spot.entrance, spot.riser, _find_near(own, buildings) if is_placed(own) else ())


def is_placed(building: Building) -> bool:
    """Whether its coordinates are known."""
    return bool(building.latitude or building.longitude)


def _find_near(own: Building, buildings: tuple[Building, ...]) -> tuple[Building, ...]:
    others = [one for one in buildings if one.id != own.id and is_placed(one)]
    return tuple(sorted(others, key=lambda one: (_kilometres(own, one), one.id))[:NEAREST])


def _kilometres(one: Building, other: Building) -> float:
    """As on a plain: within a city that is near enough."""
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return KM_A_DEGREE * hypot(east, one.latitude - other.latitude)
