"""A fair sample of talks to be listened to.

The talks are parted by operator and outcome, and of each part so many are drawn, each with the same chance. Who is drawn
follows from the seed and the contact's id alone (a hash is drawn for each, and the smallest win), so anybody can draw the
same sample again, whatever order the talks come in, and a talk that is added or taken away changes at most one place.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
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
class Sample:
    """What was drawn by that seed. looked_at: how many talks there were to draw from."""

    seed: str
    each: int
    looked_at: int
    strata: tuple[Stratum, ...]


def draw_sample(contacts: Iterable[Contact], seed: str, each: int) -> Sample:
    """Draw `each` talks (all, where there are fewer) of every operator and outcome. Calls without an operator are no talks."""
    sizes: Counter[tuple[str, str]] = Counter()
    drawn: dict[tuple[str, str], list[tuple[bytes, Contact]]] = {}
    for contact in contacts:
        if not contact.operator or contact.outcome is None:
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


def draw_lot(seed: str, contact_id: str) -> bytes:
    """The lot of a talk: as good as chance for whoever cannot choose the seed, and always the same."""
    return sha256(f"{seed}\0{contact_id}".encode()).digest()


def _first(lots: list[tuple[bytes, Contact]], each: int) -> list[tuple[bytes, Contact]]:
    return nsmallest(each, lots, key=lambda one: one[0])
