"""Tickets on the wire. Times are UTC, ISO 8601; phones E.164."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.message import MessageChannel, MessageState
from dozor.domain.people import ActorKind
from dozor.domain.ticket import CostType, RelationKind, TicketAction, TicketState
from functions.rest_api.models.base import Asked, Moment, Told

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


class ProposalAsked(Asked):
    """Enough of a form to say who would come and when; entrance and flat tell repeats from other tickets."""

    company: Key
    building_id: Key
    problem: Key
    entrance: Short = ""
    floor: Short = ""
    flat: Short = ""


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


class PauseTold(Told):
    """Since when a clock stands still, why (a reason's key), and who said so."""

    since: datetime
    why: str
    by: str
    note: str = ""


class ClockTold(Told):
    """One clock. key: of the rule; warn_at: when it is near its limit; paused: while it stands still, and then the limit is as
    if it went on at that moment.
    """

    kind: ClockKind
    started_at: datetime
    limit_at: datetime
    stopped_at: datetime | None
    key: str = ""
    warn_at: datetime | None = None
    paused: PauseTold | None = None


class WatcherTold(Told):
    """Somebody who is told of every change of state. for_ticket: the duplicate that they asked for, if they did."""

    address: str
    name: str
    language: str
    for_ticket: str


class RelationTold(Told):
    """What another ticket is to this one."""

    kind: RelationKind
    ticket: str


class HandOverTold(Told):
    """To whom outside, since when, their number for it, by when they have promised it."""

    to: str
    since: datetime
    their_number: str
    until: datetime | None


class MergerTold(Told):
    """The ticket that lives on in place of this one, and where this one stood."""

    into: str
    state: TicketState


class ReportTold(Told):
    """What the executor says was done."""

    text: str
    minutes: int
    photos: tuple[str, ...]


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


class TicketList(Told):
    """One page; cursor: pass it back for the next, empty at the end."""

    items: tuple[TicketTold, ...]
    cursor: str


class ActorTold(Told):
    """Who did something."""

    kind: ActorKind
    id: str
    name: str


class DeliveryTold(Told):
    """What has become of one message that an entry meant: to whom, by which channel, and what is known of it by now."""

    message_id: str
    channel: MessageChannel
    recipient: str
    state: MessageState
    at: datetime | None
    failure: str


class JournalEntryTold(Told):
    """One entry of the journal. deliveries: of what was sent because of it, as known now; no part of what is hashed."""

    position: int
    at: datetime
    actor: ActorTold
    action: str
    reason: str
    details: dict[str, str]
    hash: str
    deliveries: tuple[DeliveryTold, ...] = ()


class JournalTold(Told):
    """A ticket's journal, oldest first."""

    items: tuple[JournalEntryTold, ...]


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
