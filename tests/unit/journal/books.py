"""Companies' journals made by the domain's own steps, and every way of tampering with one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.journal import GENESIS, JournalEntry
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Change, Ticket, record, register
from tests.contract.samples import make_company, make_ticket
from tests.fakes.journal import FakeJournal
from tests.fakes.tickets import FakeTickets


class Book:
    """One company's tickets and journal in memory; hours: when the entries of each ticket were made, counted from `begins`."""

    def __init__(self, begins: datetime, hours: Sequence[Sequence[float]], zone: str = "Asia/Irkutsk") -> None:
        self.company: Company = make_company(time_zone=zone)
        self.begins = begins
        self.tickets = FakeTickets()
        self.journal = FakeJournal(self.tickets)
        for number, moments in enumerate(hours, start=1):
            self.write(str(number), moments)

    def write(self, number: str, hours: Sequence[float]) -> Ticket:
        """A ticket with one entry at each of these hours."""
        moments = [self.begins + timedelta(hours=hour) for hour in sorted(hours)]
        change: Change = register(make_ticket(number, registered_at=moments[0]), SYSTEM)
        for place, at in enumerate(moments[1:]):
            change = change.then(
                record(change.ticket, "note", SYSTEM, at, f"something {place}", {"hour": at.isoformat()})
            )
        self.tickets.add(change, f"key-{number}", [])
        return change.ticket

    def entries(self, number: str) -> list[JournalEntry]:
        """The entries as they lie; what is done to the list is done to the journal."""
        return self.tickets._journals["sosna", number]

    def rewrite(self, number: str, place: int, reason: str) -> None:
        """The work of a forger with access to the table: another reason at that place, and the whole chain made to fit."""
        entries = self.entries(number)
        entries[place] = replace(entries[place], reason=reason)
        self.chain_anew(number)

    def chain_anew(self, number: str) -> None:
        """Number and hash all entries as they lie now, and let the ticket know of them."""
        previous = GENESIS
        entries = self.entries(number)
        for place, entry in enumerate(entries):
            entries[place] = replace(entry, position=place + 1, previous=previous).sealed()
            previous = entries[place].hash
        ticket = self.tickets._tickets["sosna", number]
        self.tickets._tickets["sosna", number] = replace(ticket, version=len(entries), journal_head=previous)
