"""By which rules a company gives its tickets to executors: data of its file."""

from dataclasses import dataclass
from enum import StrEnum


class Criterion(StrEnum):
    """What speaks for one executor rather than another, once both are at work (or neither is)."""

    ROOM = "room"  # has less in hand than they can take
    OWN_BUILDINGS = "own_buildings"  # looks after this building, not after all
    LEAST_LOADED = "least_loaded"  # the least in hand, relative to what they can take
    LANGUAGE = "language"  # speaks the resident's language


USUAL_ORDER = (Criterion.ROOM, Criterion.OWN_BUILDINGS, Criterion.LEAST_LOADED)


@dataclass(frozen=True, slots=True)
class AssignmentRules:
    """order: criteria, the weightiest first; one that is left out is not regarded.

    capacity: how many tickets somebody can have in hand at once whose own line says nothing, at least 1.
    hand_on: states (of TicketState) in which a ticket goes to somebody else when its executor leaves work.
    tell: states in which it stays, and the foreman or a dispatcher is told.
    """

    order: tuple[Criterion, ...] = USUAL_ORDER
    capacity: int = 20
    hand_on: tuple[str, ...] = ("assigned", "accepted")
    tell: tuple[str, ...] = ("in_progress",)
