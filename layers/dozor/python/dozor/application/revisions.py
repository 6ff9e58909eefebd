"""Changing a thing that a company has of its own: who, and saving the next version of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from dozor.domain.errors import Conflict, FieldProblem, Invalid, VersionConflict
from dozor.domain.people import Actor
from dozor.domain.revision import COMMON, Versioned
from dozor.events.envelope import Envelope
from dozor.ports.revisions import RevisionRepository

R = TypeVar("R", bound=Versioned)
ANY = -1
"""Instead of the version that somebody was looking at: do not check."""


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes which thing, when, and why. version: what they were looking at; ANY: do not check."""

    company: str
    key: str
    actor: Actor
    now: datetime
    version: int = ANY
    note: str = ""


def is_restored(last: Versioned | None, to: int) -> bool:
    """Whether the version `to` has been taken back and stands: the answer may have been lost, and the order comes again.

    last: the version that stands. Raises Invalid where it is that one itself.
    """
    if last is None or last.version == to:
        raise Invalid([FieldProblem("to", "This version is the one that stands.")])
    return last.restored == to or (to == COMMON and last.common)


def save_next(
    kept: RevisionRepository[R],
    last: R | None,
    looked_at: int,
    make: Callable[[int], R],
    describe: Callable[[R], Envelope],
    changed: str,
) -> R:
    """Save what `make` makes of the next number, over the version that somebody was looking at.

    last: the version that stands; changed: what is told to whoever was too slow, a message id. Raises VersionConflict.
    """
    current = last.version if last else COMMON
    if looked_at not in (ANY, current):
        raise VersionConflict(changed, current)
    revision = make(current + 1)
    try:
        kept.save(revision, [describe(revision)])
    except Conflict as conflict:
        winner = kept.last(revision.company, revision.key)
        raise VersionConflict(changed, winner.version if winner else COMMON) from conflict
    return revision
