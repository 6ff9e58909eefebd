"""Who gets a ticket: by trade, building, shift; the reason is kept, because people ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dozor.domain.people import Executor

# Message ids of the catalogues, in English.
ON_SHIFT = "Has the trade, serves the building, is on shift."
OFF_SHIFT = "Has the trade and serves the building; nobody of the trade is on shift."
NOBODY = "Nobody here has the trade."


@dataclass(frozen=True, slots=True)
class Assignment:
    """An executor and why it is this one."""

    executor: Executor
    reason: str


def choose_executor(
    executors: Iterable[Executor], trade: str, building_id: str, now: datetime, zone: ZoneInfo
) -> Assignment | None:
    """The executor of that trade for that building: on shift before off shift, own buildings before all; None if nobody.

    The order among equals is by id, so the same question always has the same answer.
    """
    able = [person for person in executors if trade in person.trades and person.serves(building_id)]
    if not able:
        return None

    def rank(person: Executor) -> tuple[bool, bool, str]:
        return (not person.on_shift(now, zone), not person.buildings, person.id)

    best = min(able, key=rank)
    return Assignment(best, ON_SHIFT if best.on_shift(now, zone) else OFF_SHIFT)
