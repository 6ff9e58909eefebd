"""Tickets as this process saw them last, for whoever changes one.

A ticket is changed by a write that is refused unless the ticket stands as it was read, so it may have been read a while ago:
a change of what stands no more is refused, and then it is read anew (see `act_on_ticket`). Somebody who opens a page and
presses a button there costs one reading, not two. Reading itself always asks the table.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from dozor.adapters.memory.memory import Memory
from dozor.domain.errors import DozorError
from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket.search import EVERY_TICKET, TicketSearch
from dozor.events.envelope import Envelope
from dozor.ports.contacts import DutyChange
from dozor.ports.paging import Page
from dozor.ports.tickets import TicketRepository

# Longer than it takes to read a page and decide; somebody who comes back later has most likely been overtaken, and a
# refused write costs more than a reading.
SECONDS = 120.0


class RememberedTickets(TicketRepository):
    """A repository's tickets; `last_seen` alone answers from memory. note: is told of every ticket written here."""

    def __init__(
        self,
        tickets: TicketRepository,
        memory: Memory[Ticket] | None = None,
        note: Callable[[Ticket], object] = lambda _: None,
    ) -> None:
        self._tickets = tickets
        self._note = note
        self._memory: Memory[Ticket] = memory or Memory(SECONDS)

    def last_seen(self, company: str, number: str) -> Ticket:
        """No request, or one."""
        return self._memory.find((company, number)) or self.get(company, number)

    def get(self, company: str, number: str) -> Ticket:
        """As the repository itself."""
        return self._memory.keep((company, number), self._tickets.get(company, number))

    def add(
        self, change: Change, key: str, events: Sequence[Envelope], done: DutyChange | None = None, digest: str = ""
    ) -> None:
        """As the repository itself."""
        self._tickets.add(change, key, events, done, digest)
        self._memory.keep((change.ticket.company, change.ticket.number), change.ticket)
        self._note(change.ticket)

    def save(self, change: Change, events: Sequence[Envelope]) -> None:
        """As the repository itself; what was refused, or whose answer never came, is not known any more."""
        name = (change.ticket.company, change.ticket.number)
        try:
            self._tickets.save(change, events)
        except DozorError:
            self._memory.forget(name)
            raise
        self._memory.keep(name, change.ticket)
        self._note(change.ticket)

    def save_together(self, changes: Sequence[tuple[Change, Sequence[Envelope]]]) -> None:
        """As the repository itself, and of all of them as `save` of one."""
        names = [(change.ticket.company, change.ticket.number) for change, _ in changes]
        try:
            self._tickets.save_together(changes)
        except DozorError:
            for name in names:
                self._memory.forget(name)
            raise
        for name, (change, _) in zip(names, changes, strict=True):
            self._memory.keep(name, change.ticket)
            self._note(change.ticket)

    def next_number(self, company: str) -> str:
        """As the repository itself."""
        return self._tickets.next_number(company)

    def find_by_key(self, company: str, key: str, digest: str = "") -> Ticket | None:
        """As the repository itself."""
        return self._tickets.find_by_key(company, key, digest)

    def several(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        """As the repository itself."""
        return self._tickets.several(company, numbers)

    def journal(self, company: str, number: str) -> tuple[JournalEntry, ...]:
        """As the repository itself."""
        return self._tickets.journal(company, number)

    def open_by_phone(self, company: str, phone: str) -> tuple[Ticket, ...]:
        """As the repository itself."""
        return self._tickets.open_by_phone(company, phone)

    def open_in_building(self, company: str, building_id: str, since: datetime | None = None) -> tuple[Ticket, ...]:
        """As the repository itself."""
        return self._tickets.open_in_building(company, building_id, since)

    def watched_before(self, company: str, moment: datetime) -> tuple[str, ...]:
        """As the repository itself."""
        return self._tickets.watched_before(company, moment)

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
        """As the repository itself."""
        return self._tickets.list(
            company, open_only=open_only, search=search, limit=limit, cursor=cursor, oldest_first=oldest_first
        )
