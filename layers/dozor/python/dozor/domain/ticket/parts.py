"""What a ticket is made of: people, places, ties to other tickets and to the world outside."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dozor.domain.clocks import Clock
from dozor.domain.ticket.states import TicketState


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a building of the company, and as much more as is known."""

    building_id: str
    address: str
    entrance: str = ""
    floor: str = ""
    flat: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asked: the resident's id where known, how to name them, and how to reach them (E.164)."""

    name: str
    phone: str
    resident_id: str = ""
    language: str = ""


class CostType(StrEnum):
    """Who pays for the work; unsaid until somebody knows."""

    UNSAID = ""
    INCLUDED = "included"
    PAID = "paid"
    WARRANTY = "warranty"


class RelationKind(StrEnum):
    """What another ticket is to this one."""

    RELATED = "related"
    DUPLICATE_OF = "duplicate_of"  # the other one lives on in place of this one
    HAS_DUPLICATE = "has_duplicate"  # this one lives on in place of the other
    FOLLOWS = "follows"  # the same trouble again, too late for reopening the other
    FOLLOWED_BY = "followed_by"

    @property
    def other_side(self) -> "RelationKind":
        """What this ticket is to the other one."""
        return _OTHER_SIDE[self]


_OTHER_SIDE = {
    RelationKind.RELATED: RelationKind.RELATED,
    RelationKind.DUPLICATE_OF: RelationKind.HAS_DUPLICATE,
    RelationKind.HAS_DUPLICATE: RelationKind.DUPLICATE_OF,
    RelationKind.FOLLOWS: RelationKind.FOLLOWED_BY,
    RelationKind.FOLLOWED_BY: RelationKind.FOLLOWS,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another ticket of the company; each of the two knows its side."""

    kind: RelationKind
    ticket: str


@dataclass(frozen=True, slots=True)
class Watcher:
    """An address that is told of every change of state: a phone (E.164) or an e-mail address.

    for_ticket: the duplicate whose caller this is; they are told with the ticket that lives on. Empty for everybody else.
    """

    address: str
    name: str = ""
    language: str = ""
    for_ticket: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """The work lies with somebody outside: a supplier, the municipality. Times UTC.

    to: whom; their_number: under which they know it; until: when they have promised to be done.
    """

    to: str
    since: datetime
    their_number: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class WorkReport:
    """What the executor says was done. minutes: spent on it; photos: ids of attachments."""

    text: str = ""
    minutes: int = 0
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merger:
    """What a duplicate was before it was merged, so that it can be that again. into: the ticket that lives on."""

    into: str
    state: TicketState
    clocks: tuple[Clock, ...] = ()
