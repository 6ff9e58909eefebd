"""What would come of a form that is not saved yet, and which open tickets may be the same, on the wire. Times are UTC."""

from datetime import datetime

from dozor.domain.clocks import Urgency
from dozor.domain.ticket import TicketState
from functions.rest_api.models.base import Asked, Told
from functions.rest_api.models.ticket_parts import PlaceTold
from functions.rest_api.models.tickets import Key, Short


class ProposalAsked(Asked):
    """Enough of a form to say who would come and when; entrance and flat tell repeats from other tickets."""

    company: Key
    building_id: Key
    problem: Key
    entrance: Short = ""
    floor: Short = ""
    flat: Short = ""


class RepeatTold(Told):
    """An open ticket that may be about the same damage."""

    number: str
    state: TicketState
    place: PlaceTold
    problem: str
    description: str
    registered_at: datetime
    planned_at: datetime
    executor_name: str


class RepeatList(Told):
    """Open tickets that may be about the same damage, the oldest first."""

    items: tuple[RepeatTold, ...]


class ProposalTold(Told):
    """Who would come, when, and why it is they; executor_id is empty when nobody has the trade."""

    executor_id: str
    executor_name: str
    reason: str
    planned_at: datetime
    urgency: Urgency
    advice: str
    repeats: tuple[RepeatTold, ...] = ()
