"""What is wrong with a journal: every place is named, by ticket, position and day, for whoever must explain it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dozor.domain.journal import GENESIS, JournalEntry
from dozor.domain.seal import FIRST, Head, Seal

ONE_DAY = timedelta(days=1)


class Wrong(StrEnum):
    """What happened to an entry or a seal."""

    ALTERED = "altered"  # it does not have its own hash any more
    MISSING = "missing"  # its place is empty
    REORDERED = "reordered"  # it stands somewhere else
    REPLACED = "replaced"  # it is whole, and another one than its neighbour followed
    ADDED = "added"  # it was not there when the day was sealed
    TICKET = "ticket"  # the ticket and its journal tell different things
    SEAL_BROKEN = "seal_broken"
    SEAL_MISSING = "seal_missing"


@dataclass(frozen=True, slots=True)
class Fault:
    """One place that is wrong. ticket, position: of the entry (empty, 0 for a seal); day: of the seal that tells it, if any."""

    wrong: Wrong
    text: str
    ticket: str = ""
    position: int = 0
    day: date | None = None


def check_chain(ticket: str, entries: Sequence[JournalEntry]) -> Iterator[Fault]:
    """What is wrong with one ticket's entries, in the order in which they are kept."""
    positions = {entry.position for entry in entries}
    expected, previous = 1, GENESIS
    for entry in entries:
        if entry.hash != entry.compute_hash():
            yield _at(Wrong.ALTERED, ticket, entry.position, "was altered")
        if entry.position < expected:
            yield _at(Wrong.REORDERED, ticket, entry.position, f"stands where entry {expected} belongs")
            continue
        yield from _absent(ticket, range(expected, entry.position), positions)
        if entry.position == expected and entry.previous != previous:
            place = max(expected - 1, 1)
            yield _at(Wrong.REPLACED, ticket, place, f"is not the one that entry {expected} follows")
        expected, previous = entry.position + 1, entry.hash


def check_ticket(ticket: str, version: int, head: str, entries: Sequence[JournalEntry]) -> Iterator[Fault]:
    """Whether the ticket itself (its version and the hash of its last entry) tells of these entries."""
    last = max(entries, key=lambda entry: entry.position, default=None)
    reached = last.position if last else 0
    for position in range(reached + 1, version + 1):
        yield _at(Wrong.MISSING, ticket, position, f"is missing: the ticket knows of {version}")
    for position in range(version + 1, reached + 1):
        yield _at(Wrong.ADDED, ticket, position, f"was added: the ticket knows of {version}")
    if last and reached == version and last.hash != head:
        yield _at(Wrong.TICKET, ticket, reached, "is not the one that the ticket knows as its last")


def check_seals(seals: Sequence[Seal], heads: Mapping[date, Sequence[Head]], before: Seal | None) -> Iterator[Fault]:
    """What is wrong with seals, by day. heads: those kept with each; before: the seal of the day before the first, if any."""
    last = before
    for seal in seals:
        follows = last is not None and seal.day == last.day + ONE_DAY
        if seal.hash != seal.compute_hash(heads.get(seal.day, ())):
            yield _on(Wrong.SEAL_BROKEN, seal.day, "does not fit what it seals")
        if not follows and seal.previous != FIRST:
            yield missing_seal(seal.day - ONE_DAY)
        if last is not None and follows and seal.previous != last.hash:
            yield _on(Wrong.SEAL_BROKEN, last.day, f"is not the one that the seal of {seal.day} follows")
        if last is not None and follows and seal.begins_at != last.ends_at:
            yield _on(Wrong.SEAL_BROKEN, seal.day, "does not begin where the day before it ends")
        last = seal


def check_sealed(ticket: str, entries: Iterable[JournalEntry], sealed: Mapping[Seal, Head | None]) -> Iterator[Fault]:
    """Whether one ticket's entries are those that were sealed. sealed: seal -> the ticket's head in it, None if it has none."""
    kept: dict[int, JournalEntry] = {}
    for entry in entries:
        kept.setdefault(entry.position, entry)
    for seal, head in sealed.items():
        if head and head.position not in kept:
            yield _at(Wrong.MISSING, ticket, head.position, f"is missing: it was sealed on {seal.day}", seal.day)
        elif head and kept[head.position].hash != head.hash:
            text = f"or one before it was written anew: it is not what was sealed on {seal.day}"
            yield _at(Wrong.REPLACED, ticket, head.position, text, seal.day)
        for entry in kept.values():
            if seal.span.holds(entry.at) and (head is None or entry.position > head.position):
                text = f"was added after its day, {seal.day}, had been sealed"
                yield _at(Wrong.ADDED, ticket, entry.position, text, seal.day)


def missing_seal(day: date) -> Fault:
    """A day that should have been sealed by now."""
    return _on(Wrong.SEAL_MISSING, day, "is missing")


def _absent(ticket: str, places: range, positions: set[int]) -> Iterator[Fault]:
    for place in places:
        if place in positions:
            yield _at(Wrong.REORDERED, ticket, place, "does not stand in its place")
        else:
            yield _at(Wrong.MISSING, ticket, place, "is missing")


def _at(wrong: Wrong, ticket: str, position: int, text: str, day: date | None = None) -> Fault:
    return Fault(wrong, f"ticket {ticket}: entry {position} {text}", ticket, position, day)


def _on(wrong: Wrong, day: date, text: str) -> Fault:
    return Fault(wrong, f"the seal of {day} {text}", day=day)
