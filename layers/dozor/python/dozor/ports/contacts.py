"""Where contacts and duties are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dozor.domain.contact import Contact, Segment
from dozor.domain.duty import Duty
from dozor.ports.paging import Page

if TYPE_CHECKING:  # pydantic is slow to import, and a function that only reads is waited for by a caller
    from dozor.events.envelope import Envelope


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A duty as it is to be written (version 1: a new one), and the event that is written with it, if any."""

    duty: Duty
    event: Envelope | None = None


class ContactRepository(Protocol):
    """Contacts and duties."""

    def begin(self, contact: Contact) -> None:
        """Note that a contact exists; does nothing when it is known already."""
        ...

    def add_segment(self, segment: Segment) -> tuple[Segment, ...]:
        """Keep a segment (again is no harm); answers all of its contact so far, in the order of their ids."""
        ...

    def settle(self, contact: Contact, event: Envelope | None, changes: Sequence[DutyChange] = ()) -> bool:
        """Write an ended contact, its event and what it means for duties in one transaction; False if settled already.

        Raises Conflict when one of the duties has changed meanwhile, and then nothing is written.
        """
        ...

    def get(self, company: str, contact_id: str) -> Contact:
        """The contact; raises NotFound."""
        ...

    def recent(self, company: str, *, limit: int = 50) -> tuple[Contact, ...]:
        """The latest contacts, newest first."""
        ...

    def page(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Contact]:
        """Contacts, newest first. Raises Invalid for a cursor of nobody's."""
        ...

    def between(self, company: str, begins_at: datetime, ends_at: datetime) -> Iterator[Contact]:
        """All contacts that began in that time (UTC), the end not included, the first one at the head."""
        ...

    def duties(self, company: str) -> tuple[Duty, ...]:
        """Open duties, the most pressing first."""
        ...

    def duties_done(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Duty]:
        """Duties that somebody has seen to, the last one first. Raises Invalid for a cursor of nobody's. May lag by moments."""
        ...

    def duties_of(self, company: str, phone: str) -> tuple[Duty, ...]:
        """Open duties about that phone (E.164), the most pressing first; may lag behind a write by moments."""
        ...

    def duty(self, company: str, contact_id: str) -> Duty:
        """One duty, open or done; raises NotFound."""
        ...

    def add_duty(self, change: DutyChange) -> Duty:
        """Write a new duty, once: answers the one that stands under its id, this or an earlier one."""
        ...

    def save_duty(self, change: DutyChange) -> None:
        """Write a changed duty; raises Conflict when it is done already or has changed meanwhile, NotFound without one."""
        ...
