"""Saving the next version of a thing that a company has of its own."""

from collections.abc import Callable
from typing import TypeVar

from dozor.domain.errors import Conflict, VersionConflict
from dozor.domain.revision import COMMON, Versioned
from dozor.events.envelope import Envelope
from dozor.ports.revisions import RevisionRepository

R = TypeVar("R", bound=Versioned)
ANY = -1
"""Instead of the version that somebody was looking at: do not check."""


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
