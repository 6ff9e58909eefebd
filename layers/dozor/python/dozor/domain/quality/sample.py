"""A fair sample of talks to be listened to.

The talks are parted by operator and outcome, and of each part so many are drawn, each with the same chance. Who is drawn
follows from the seed and the contact's id alone (a hash is drawn for each, and the smallest win), so anybody can draw the
same sample again, whatever order the talks come in, and a talk that is added or taken away changes at most one place.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from heapq import nsmallest

from dozor.domain.contact import Contact


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part: the talks of one operator with one outcome. size: how many there are; drawn: those to be listened to."""

    operator: str
    outcome: str
    size: int
    drawn: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """What is asked of chance; the same again draws the same talks, also when others have come meanwhile.

    first, last: days of the company's calendar, both included. each: how many of every operator and outcome. at: when it was
    drawn (UTC); talks that ended later are not looked at.
    """

    first: date
    last: date
    seed: str
    each: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn by that seed. looked_at: how many talks there were to draw from."""

    seed: str
    each: int
    looked_at: int
    strata: tuple[Stratum, ...]

    def has(self, contact_id: str) -> bool:
        """Whether that talk was drawn."""
        return any(contact.id == contact_id for stratum in self.strata for contact in stratum.drawn)


def draw_sample(contacts: Iterable[Contact], seed: str, each: int, at: datetime | None = None) -> Sample:
    """Draw `each` talks (all, where there are fewer) of every operator and outcome. Calls without an operator are no talks.

    at: only talks that had ended by then.
    """
    sizes: Counter[tuple[str, str]] = Counter()
    drawn: dict[tuple[str, str], list[tuple[bytes, Contact]]] = {}
    for contact in contacts:
        if not contact.operator or contact.outcome is None or _is_later(contact, at):
            continue
        part = (contact.operator, contact.outcome.value)
        sizes[part] += 1
        best = drawn.setdefault(part, [])
        best.append((draw_lot(seed, contact.id), contact))
        if len(best) > 2 * each:  # no more than this is ever kept, of however many talks
            drawn[part] = _first(best, each)
    strata = tuple(
        Stratum(*part, sizes[part], tuple(contact for _, contact in _first(drawn[part], each)))
        for part in sorted(drawn)
    )
    return Sample(seed, each, sizes.total(), strata)


def _is_later(contact: Contact, at: datetime | None) -> bool:
    return at is not None and contact.ended_at is not None and contact.ended_at > at


def draw_lot(seed: str, contact_id: str) -> bytes:
    """The lot of a talk: as good as chance for whoever cannot choose the seed, and always the same."""
    return sha256(f"{seed}\0{contact_id}".encode()).digest()


def _first(lots: list[tuple[bytes, Contact]], each: int) -> list[tuple[bytes, Contact]]:
    return nsmallest(each, lots, key=lambda one: one[0])
