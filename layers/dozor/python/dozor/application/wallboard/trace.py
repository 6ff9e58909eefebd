"""The trace of what a supervisor does: written before it is done, says what came of it, and answers the same key again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dozor.domain.centre import CentreNow, CentreRules, Sight
from dozor.domain.errors import Conflict, DozorError, KeyReused, NotFound, TransientFailure, Uncertain
from dozor.domain.people import Actor
from dozor.domain.supervision import Result, Supervision
from dozor.ports.centre import LiveCentre, SupervisionRepository


@dataclass(frozen=True, slots=True)
class Floor:
    """Where a supervisor acts: what was seen last, what of it is theirs, and what changes it."""

    seen: CentreNow
    sight: Sight
    rules: CentreRules
    centre: LiveCentre
    entries: SupervisionRepository


@dataclass(frozen=True, slots=True)
class Intervene:
    """Who does something, why, and under which key: the same key again does nothing more."""

    key: str
    by: Actor
    why: str
    now: datetime


def leave_trace(entry: Supervision, floor: Floor, act: Callable[[], Mapping[str, str]]) -> Supervision:
    """Write that it is to be done, do it, write what came of it. What passes leaves the entry open to the same key."""
    standing = floor.entries.add(entry)
    if (standing.what, standing.by.id, standing.to) != (entry.what, entry.by.id, entry.to):
        raise KeyReused
    if standing.result is Result.REFUSED:
        raise Conflict(standing.refusal)
    if standing.result is Result.DONE:
        return standing
    try:
        details = act()
    except (TransientFailure, Uncertain):
        raise
    except DozorError as refusal:
        floor.entries.conclude(standing.refused(str(refusal)))
        raise
    concluded = standing.done(**details)
    floor.entries.conclude(concluded)
    return concluded


def answer_again(
    act: Callable[[], Supervision], order: Intervene, to: str, known: Callable[[], Iterable[Supervision]]
) -> Supervision:
    """What `act` answers; when the moment does not fit (any more), what was done under that key already, if it was.

    Whoever moves a caller and loses the answer asks again, and by then the caller waits elsewhere, or the call is over.
    """
    try:
        return act()
    except (Conflict, NotFound):
        for one in known():
            same = (one.id, one.by.id, one.to) == (order.key, order.by.id, to)
            if same and one.result is Result.DONE:
                return one
        raise
