"""Tickets on the wire. Times are UTC, ISO 8601; phones E.164."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.clocks import Urgency
from dozor.domain.ticket import CostType, TicketAction, TicketState
from functions.rest_api.models.base import Asked, Moment, Told
from functions.rest_api.models.diagnosis import DiagnosisAsked, DiagnosisTold
from functions.rest_api.models.ticket_parts import (
    CallerTold,
    ClockTold,
    HandOverTold,
    MergerTold,
    PlaceTold,
    RelationTold,
    ReportTold,
    WatcherTold,
)

Short = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=4000)]
Phone = Annotated[str, StringConstraints(max_length=20)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Answers = Annotated[dict[Key, Annotated[str, StringConstraints(max_length=1000)]], Field(max_length=50)]


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
    """A form as the operator saves it.

    occurred_at: when the damage happened. place_key, answers: of the catalogue; a choice is answered by its key. resident: whom
    it is about, where that is not the caller. follows: the ticket whose trouble has come again. resolve_now: solved while the
    caller is on the line, as the remark says.
    """

    company: Key
    caller: CallerAsked
    place: PlaceAsked
    problem: Key
    description: Long = ""
    channel: Key = "phone"
    contact_id: Short = ""
    occurred_at: Moment | None = None
    place_key: Short = ""
    answers: Answers = Field(default_factory=dict)
    resident: CallerAsked | None = None
    cost: CostType = CostType.UNSAID
    follows: Short = ""
    resolve_now: bool = False
    remark: Long = ""
    diagnosis: DiagnosisAsked | None = None


class ReportAsked(Asked):
    """What was done. minutes: spent on it; photos: ids of the ticket's attachments."""

    text: Long = ""
    minutes: int = Field(default=0, ge=0, le=100_000)
    photos: Annotated[tuple[Short, ...], Field(max_length=30)] = ()


class ActionAsked(Asked):
    """What to do to a ticket. version: what the person was looking at (0: do not check). What only some actions need:

    executor_id: assign. until: defer, hand_over. why: defer, a reason of the company's policy for which clocks may stand still.
    to, their_number: hand_over. into: merge, the ticket that lives on. report: finish.
    """

    action: TicketAction
    reason: Long = ""
    version: int = Field(default=0, ge=0)
    executor_id: Short = ""
    until: Moment | None = None
    why: Short = ""
    to: Short = ""
    their_number: Short = ""
    into: Short = ""
    report: ReportAsked | None = None


class TicketTold(Told):
    """One ticket as it stands. allowed: what may lead it on from here; edits: what may be written down, both for who asks."""

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
    edits: tuple[TicketAction, ...] = ()
    occurred_at: datetime | None = None
    place_key: str = ""
    answers: dict[str, str] = Field(default_factory=dict)
    resident: CallerTold | None = None
    cost: CostType = CostType.UNSAID
    watchers: tuple[WatcherTold, ...] = ()
    relations: tuple[RelationTold, ...] = ()
    outage_id: str = ""
    deferred_until: datetime | None = None
    hand_over: HandOverTold | None = None
    merged: MergerTold | None = None
    declined_because: str = ""
    report: ReportTold | None = None
    reopened: int = 0
    first_contact: bool = False
    mark: int = 0
    done_at: datetime | None = None
    diagnosis: DiagnosisTold | None = None


class TicketList(Told):
    """One page; cursor: pass it back for the next, empty at the end. reached: up to when it was looked through, while there is
    more: a page of words or filters may be short.
    """

    items: tuple[TicketTold, ...]
    cursor: str
    reached: datetime | None = None


class ChangeList(Told):
    """Tickets as they stand, changed last at the end. cursor: pass it back for what comes later; more: do so at once."""

    items: tuple[TicketTold, ...]
    cursor: str
    more: bool
