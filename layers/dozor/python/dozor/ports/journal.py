"""The journal as it is sealed, checked and reported: whole days, whole chains, whole months. Every call names the company."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from dozor.domain.contact import Contact
from dozor.domain.duty import Duty
from dozor.domain.journal import JournalEntry
from dozor.domain.seal import Head, Seal
from dozor.domain.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Chain:
    """One ticket's entries as they lie, and what the ticket itself says of them (0, empty: there is no such ticket)."""

    entries: tuple[JournalEntry, ...]
    version: int = 0
    head: str = ""


class JournalRepository(Protocol):
    """The journal's days, and the seals over them. Nothing here changes an entry."""

    def heads(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Head, ...]:
        """Of every ticket with an entry from `begins_at` and before `ends_at` (UTC): its last entry of that time, sorted."""
        ...

    def chain(self, company: str, ticket: str) -> Chain:
        """A ticket's entries by place; one that cannot be read any more stands there with a hash that does not fit."""
        ...

    def began_at(self, company: str) -> datetime | None:
        """When the company's first ticket was registered (UTC); None without any."""
        ...

    def last_seal(self, company: str) -> Seal | None:
        """The seal of the latest day."""
        ...

    def seals(self, company: str, first: date, last: date) -> tuple[Seal, ...]:
        """The seals of these days, both included, by day."""
        ...

    def sealed_heads(self, seal: Seal) -> tuple[Head, ...]:
        """The heads that are kept with a seal."""
        ...

    def add_seal(self, seal: Seal, heads: Sequence[Head]) -> Seal:
        """Keep a seal with its heads, once: answers the one that stands for that day, this or an earlier one."""
        ...


class InspectionRepository(Protocol):
    """All that happened in a time, for reports. Begin included, end not; UTC."""

    def tickets(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Ticket, ...]:
        """Tickets registered in that time, the oldest first."""
        ...

    def contacts(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Contact, ...]:
        """Contacts begun in that time, the oldest first."""
        ...

    def contacts_by_id(self, company: str, ids: Sequence[str]) -> tuple[Contact, ...]:
        """Those of these contacts that are known, in no order."""
        ...

    def duties_of_contacts(self, company: str, ids: Sequence[str]) -> tuple[Duty, ...]:
        """The duties that these contacts left, open or done, in no order."""
        ...
