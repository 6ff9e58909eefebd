"""What has changed of a company's tickets since some moment, for pages that go on where they stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dozor.domain.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Entered:
    """That an entry stands in a ticket's journal. at: its own time, UTC; place: where it stands among the company's."""

    ticket: str
    position: int
    at: datetime
    place: str


class ChangeRepository(Protocol):
    """The journals of a company in the order of time, and the tickets they are of."""

    def entries_from(self, company: str, start: datetime | str, until: datetime, most: int) -> tuple[Entered, ...]:
        """The first `most` entries from a moment (UTC) on, or behind a place, those of the day of `until` included.

        May lag behind a write by moments; an entry is written some time after the moment that it names. Fewer than `most`:
        there are no more now.
        """
        ...

    def tickets(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        """Those of these tickets that are there, as they stand, in no order; sees every earlier write."""
        ...
