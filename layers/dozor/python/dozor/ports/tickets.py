"""Where tickets and their journals are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket.search import EVERY_TICKET, TicketSearch

if TYPE_CHECKING:  # pydantic is slow to import, and a function that only reads is waited for by a caller
    from dozor.events.envelope import Envelope
from dozor.ports.contacts import DutyChange
from dozor.ports.paging import Page


class TicketRepository(Protocol):
    """Tickets, their journals and the claims that make registering idempotent."""

    def next_number(self, company: str) -> str:
        """The next number of that company; never the same twice, gaps possible."""
        ...

    def find_by_key(self, company: str, key: str, digest: str = "") -> Ticket | None:
        """The ticket that an earlier call with this idempotency key made, if any.

        digest: of the form; raises KeyReused when the key has made a ticket of another form.
        """
        ...

    def add(
        self, change: Change, key: str, events: Sequence[Envelope], done: DutyChange | None = None, digest: str = ""
    ) -> None:
        """Write a new ticket, its entries, its claim and its events in one transaction.

        done: the duty of the ticket's contact that it fulfils. digest: of the form, kept with the claim. Raises Conflict when
        the key or the number is taken already, DutyWaits when the contact has a duty that the ticket fulfils and that is not
        `done` as it stands; then nothing is written.
        """
        ...

    def save(self, change: Change, events: Sequence[Envelope]) -> None:
        """Write a changed ticket, its new entries and events in one transaction.

        Raises Conflict when somebody wrote the ticket since the version from which the change started.
        """
        ...

    def save_together(self, changes: Sequence[tuple[Change, Sequence[Envelope]]]) -> None:
        """Write several changed tickets of a company, with their entries and events, all or none.

        Raises Conflict when somebody wrote one of them since the version from which its change started.
        """
        ...

    def get(self, company: str, number: str) -> Ticket:
        """The ticket; raises NotFound."""
        ...

    def several(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        """The tickets of these different numbers, in any order; one that there is none of is left out."""
        ...

    def last_seen(self, company: str, number: str) -> Ticket:
        """The ticket as it was seen a moment ago, or as it is; raises NotFound.

        Only for changing it: `save` refuses to change what stands no more.
        """
        ...

    def journal(self, company: str, number: str) -> tuple[JournalEntry, ...]:
        """All entries by position; empty when there is no such ticket."""
        ...

    def open_by_phone(self, company: str, phone: str) -> tuple[Ticket, ...]:
        """Open tickets asked for from that phone (E.164), newest first."""
        ...

    def open_in_building(self, company: str, building_id: str, since: datetime | None = None) -> tuple[Ticket, ...]:
        """Open tickets of that building, registered since then if a time (UTC) is given, the oldest first.

        May lag behind a write by moments.
        """
        ...

    def watched_before(self, company: str, moment: datetime) -> tuple[str, ...]:
        """Numbers of the open tickets whose watch was to look before that moment (UTC), the most overdue first.

        May lag behind a write by moments.
        """
        ...

    def list(
        self,
        company: str,
        *,
        open_only: bool,
        search: TicketSearch = EVERY_TICKET,
        limit: int = 50,
        cursor: str = "",
        oldest_first: bool = False,
    ) -> Page[Ticket]:
        """Tickets of the company that fit the search, newest first, or the oldest.

        A page may be short, or empty, and have a cursor all the same: there is more to look through. Raises Invalid for a
        cursor of nobody's.
        """
        ...
