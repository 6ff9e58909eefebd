"""Tickets on the wire. Times are UTC, ISO 8601; phones E.164."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.message import MessageChannel, MessageState
from dozor.domain.people import ActorKind
from dozor.domain.ticket import TicketAction, TicketState
from functions.rest_api.models.base import Asked, Told

Short = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=4000)]
Phone = Annotated[str, StringConstraints(max_length=20)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class PlaceAsked(Asked):
    """Where; the address is looked up by the building."""

    building_id: Key
    entrance: Short = ""
    floor: Short = ""
    flat: Short = ""


class CallerAsked(Asked):
    """Who asks. phone may be written as people write it, if it begins with + or belongs to the company's country."""

    name: Short = ""
    phone: Phone = ""
    resident_id: Short = ""
    language: Short = ""


class NewTicket(Asked):
    """A form as the operator saves it."""

    company: Key
    caller: CallerAsked
    place: PlaceAsked
    problem: Key
    description: Long = ""
    channel: Key = "phone"
    contact_id: Short = ""


class ProposalAsked(Asked):
    """Enough of a form to say who would come and when."""

    company: Key
    building_id: Key
    problem: Key


class ActionAsked(Asked):
    """What to do to a ticket. version: what the person was looking at (0: do not check); executor_id: for assign."""

    action: TicketAction
    reason: Long = ""
    version: int = Field(default=0, ge=0)
    executor_id: Short = ""


class PlaceTold(Told):
    """Where."""

    building_id: str
    address: str
    entrance: str
    floor: str
    flat: str


class CallerTold(Told):
    """Who asked."""

    name: str
    phone: str
    resident_id: str
    language: str


class ClockTold(Told):
    """One clock."""

    kind: ClockKind
    started_at: datetime
    limit_at: datetime
    stopped_at: datetime | None


class TicketTold(Told):
    """One ticket as it stands, with what may be done to it now."""

    company: str
    number: str
    state: TicketState
    place: PlaceTold
    caller: CallerTold
    problem: str
    problem_name: str = ""
    category: str
    trade: str
    urgency: Urgency
    description: str
    channel: str
    registered_at: datetime
    planned_at: datetime
    clocks: tuple[ClockTold, ...]
    contact_id: str
    executor_id: str
    executor_name: str
    version: int
    allowed: tuple[TicketAction, ...]


class TicketList(Told):
    """One page; cursor: pass it back for the next, empty at the end."""

    items: tuple[TicketTold, ...]
    cursor: str


class ActorTold(Told):
    """Who did something."""

    kind: ActorKind
    id: str
    name: str


class JournalEntryTold(Told):
    """One entry of the journal."""

    position: int
    at: datetime
    actor: ActorTold
    action: str
    reason: str
    details: dict[str, str]
    hash: str


class JournalTold(Told):
    """A ticket's journal, oldest first."""

    items: tuple[JournalEntryTold, ...]


class MessageTold(Told):
    """One message and what is known of it."""

    id: str
    channel: MessageChannel
    to: str
    recipient: str
    kind: str
    text: str
    subject: str
    state: MessageState
    claimed_at: datetime | None
    settled_at: datetime | None
    failure: str


class MessageList(Told):
    """The messages about a ticket, oldest first."""

    items: tuple[MessageTold, ...]


class ProposalTold(Told):
    """Who would come, when, and why it is they; executor_id is empty when nobody has the trade."""

    executor_id: str
    executor_name: str
    reason: str
    planned_at: datetime
    urgency: Urgency
    advice: str
