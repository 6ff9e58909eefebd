"""What hangs on a ticket, on the wire: its calls, and where it is. Times are UTC, ISO 8601; coordinates WGS 84 degrees."""

from functions.rest_api.models.base import Told
from functions.rest_api.models.contacts import ContactTold


class TicketCallTold(ContactTold):
    """One call. brought: the ticket was made of it; else one with the same people, since then."""

    brought: bool


class TicketCallList(Told):
    """Calls that have to do with a ticket, the oldest first."""

    items: tuple[TicketCallTold, ...]


class BuildingPointTold(Told):
    """A building on the map. latitude and longitude are both 0 where nobody has said where it is."""

    id: str
    address: str
    latitude: float
    longitude: float


class TicketPlaceTold(Told):
    """Where a ticket is. building: null when it is no longer the company's. entrance, riser: as written, or as the flat tells.

    near: the company's other buildings, the nearest first.
    """

    building: BuildingPointTold | None
    entrance: str
    riser: str
    near: tuple[BuildingPointTold, ...]
