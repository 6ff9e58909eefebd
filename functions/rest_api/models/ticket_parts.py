"""What a ticket on the wire is made of. Times are UTC, ISO 8601; phones E.164."""

from datetime import datetime

from dozor.domain.clocks import ClockKind
from dozor.domain.ticket import RelationKind, TicketState
from functions.rest_api.models.base import Told


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
