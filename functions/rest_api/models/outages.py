"""Outages on the wire. Times are UTC, ISO 8601."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from dozor.domain.message import MessageChannel, MessageState
from dozor.domain.outage import OutageCause, OutageState, Resource
from dozor.domain.outage_telling import Telling
from dozor.domain.ticket import TicketState
from functions.rest_api.models.base import PAGE_SIZE, Asked, Limit, Moment, Told

Key = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=20)]
Words = dict[Annotated[str, StringConstraints(pattern="^[a-z]{2}$")], Annotated[str, StringConstraints(max_length=500)]]

Reason = Annotated[str, StringConstraints(max_length=500)]
Indoor = Annotated[int | None, Field(default=None, ge=-30, le=40)]


class ScopeAsked(Asked):
    """One building, or only some of its entrances or risers; empty means all of them."""

    building_id: Key
    entrances: tuple[Short, ...] = Field(default=(), max_length=50)
    risers: tuple[Short, ...] = Field(default=(), max_length=50)


class NewOutage(Asked):
    """A form as the operator saves it. began_at: now if it is left out; texts: language -> what residents are told besides.

    notice_waived: why a planned one begins sooner than residents are to be told. indoor: lowest temperature indoors, °C.
    """

    company: Key
    resource: Resource
    scope: tuple[ScopeAsked, ...] = Field(min_length=1, max_length=200)
    cause: OutageCause = OutageCause.UNKNOWN
    began_at: Moment | None = None
    expected_end: Moment | None = None
    texts: Words = Field(default_factory=dict)
    notice_waived: Reason = ""
    indoor: Indoor = None


class OutageActionAsked(Asked):
    """`confirm` or `reject` (with a reason) what is proposed, `change` what is known, or `end`. What is left out stays.

    scope: wider or narrower than before; resource: only when it is confirmed; version: what the person was looking at.
    """

    action: Literal["confirm", "reject", "change", "end"]
    expected_end: Moment | None = None
    texts: Words | None = None
    scope: tuple[ScopeAsked, ...] | None = Field(default=None, min_length=1, max_length=200)
    resource: Resource | None = None
    cause: OutageCause | None = None
    indoor: Indoor = None
    reason: Reason = ""
    version: int = Field(default=0, ge=0)


class TicketTieAsked(Asked):
    """`attach` a request to the outage, or `detach` it with a reason."""

    action: Literal["attach", "detach"]
    ticket: Key
    reason: Reason = ""


class ScopeTold(Told):
    """One building with its address."""

    building_id: str
    address: str
    entrances: tuple[str, ...]
    risers: tuple[str, ...]


class OutageTold(Told):
    """One outage; expected_end: null while nobody knows; ended_at: null while it lasts.

    state: `planned` until it begins. tickets: numbers that a proposal came of. words: language -> what residents are told.
    """

    company: str
    id: str
    resource: Resource
    cause: OutageCause
    scope: tuple[ScopeTold, ...]
    began_at: AwareDatetime
    expected_end: AwareDatetime | None
    ended_at: AwareDatetime | None
    texts: dict[str, str]
    entered_at: AwareDatetime | None
    entered_by: str
    ended_by: str
    version: int
    state: OutageState
    tickets: tuple[str, ...]
    decided_at: AwareDatetime | None
    decided_by: str
    rejected_because: str
    notice_waived: str
    indoor: int | None
    words: dict[str, str]


class OutageList(Told):
    """One page, the one that began last first (live ones: first); cursor: pass it back, empty at the end."""

    items: tuple[OutageTold, ...]
    cursor: str


class OutageTicketTold(Told):
    """A request that is part of an outage, or that a proposal came of."""

    number: str
    state: TicketState
    problem: str
    address: str
    entrance: str
    flat: str
    caller_name: str
    caller_phone: str
    registered_at: AwareDatetime


class OutageTicketList(Told):
    """Open requests of an outage, the oldest first."""

    items: tuple[OutageTicketTold, ...]


class TellingTold(Told):
    """What was told, when it happened, and how many people it is for."""

    kind: Telling
    at: AwareDatetime
    people: int


class PersonTold(Told):
    """Somebody who was to be told. state: null while the message is yet to be written, or was not needed any more.

    channel, to, failure, settled_at: of the message; empty or null without one.
    """

    kind: Telling
    at: AwareDatetime
    phone: str
    address: str
    state: MessageState | None
    channel: MessageChannel | None
    to: str
    reason: str
    failure: str
    settled_at: AwareDatetime | None


class TellingsTold(Told):
    """Who was told of an outage: every telling, the last one first, and a page of the people; cursor: pass it back."""

    tellings: tuple[TellingTold, ...]
    items: tuple[PersonTold, ...]
    cursor: str


class TellingsAsked(Asked):
    """One page of the people who were told, in whole batches of twenty: as many as fit into the limit, one at least.

    cursor: as the page before gave it.
    """

    limit: Limit = PAGE_SIZE
    cursor: Annotated[str, StringConstraints(max_length=500)] = ""


class FlatHoursTold(Told):
    """One flat and one resource in one month, in hours; at_once, in_month: what is permitted, 0 without such a limit.

    excess: hours above it; percent: by how much the month's charge is less; source: the clause.
    """

    account: str
    address: str
    flat: str
    resource: Resource
    hours: float
    at_once: float
    in_month: float
    excess: float
    percent: float
    interruptions: int
    outages: tuple[str, ...]
    source: str


class FlatHoursList(Told):
    """One page of a month's hours, by address, flat and resource; cursor: pass it back, empty at the end."""

    items: tuple[FlatHoursTold, ...]
    cursor: str
