"""What people are told of an outage, and how many of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Telling(StrEnum):
    """What people are told of an outage."""

    PLANNED = "planned"
    STARTED = "started"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PlannedTelling:
    """Some people who are told the same. version: of the outage, by which it became due; at: when that was, UTC.

    people: how many; whoever was told the same because of an earlier version is not among them.
    """

    company: str
    outage: str
    version: int
    kind: Telling
    at: datetime
    people: int


def name_telling(kind: Telling, version: int) -> str:
    """What is told: of changes there may be many, of all else one, so whoever has heard that is not told it again."""
    if kind is Telling.CHANGED:
        return f"changed-{version}"
    return "over" if kind is Telling.ENDED else kind.value
