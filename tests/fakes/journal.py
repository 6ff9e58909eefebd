"""The journal's days, chains and seals in memory, over the tickets of another fake."""

from collections.abc import Sequence
from datetime import date, datetime

from dozor.domain.contact import Contact
from dozor.domain.duty import Duty
from dozor.domain.journal import JournalEntry
from dozor.domain.seal import Head, Seal
from dozor.domain.ticket import Ticket
from dozor.ports.journal import Chain, InspectionRepository, JournalRepository
from tests.fakes.contacts import FakeContacts
from tests.fakes.faults import Faults, faulty
from tests.fakes.tickets import FakeTickets


class FakeJournal(JournalRepository):
    """Reads what FakeTickets keeps; keeps seals by day and heads by seal."""

    def __init__(self, tickets: FakeTickets) -> None:
        self.faults = Faults()
        self.tickets = tickets
        self.sealed: dict[tuple[str, date], Seal] = {}
        self.kept_heads: dict[tuple[str, date, str], tuple[Head, ...]] = {}

    @faulty
    def heads(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Head, ...]:
        last: dict[str, Head] = {}
        for entry in self._entries(company):
            if begins_at <= entry.at < ends_at:
                head = Head(entry.ticket, entry.position, entry.hash)
                last[head.ticket] = max(head, last.get(head.ticket, head))
        return tuple(sorted(last.values()))

    @faulty
    def chain(self, company: str, ticket: str) -> Chain:
        entries = tuple(self.tickets._journals.get((company, ticket), ()))
        record = self.tickets._tickets.get((company, ticket))
        return Chain(entries, record.version, record.journal_head) if record else Chain(entries)

    @faulty
    def began_at(self, company: str) -> datetime | None:
        found = (one.registered_at for one in self.tickets._tickets.values() if one.company == company)
        return min(found, default=None)

    @faulty
    def last_seal(self, company: str) -> Seal | None:
        return max(self._seals(company), key=lambda seal: seal.day, default=None)

    @faulty
    def seals(self, company: str, first: date, last: date) -> tuple[Seal, ...]:
        found = (seal for seal in self._seals(company) if first <= seal.day <= last)
        return tuple(sorted(found, key=lambda seal: seal.day))

    @faulty
    def sealed_heads(self, seal: Seal) -> tuple[Head, ...]:
        return self.kept_heads.get((seal.company, seal.day, seal.hash), ())

    @faulty
    def add_seal(self, seal: Seal, heads: Sequence[Head]) -> Seal:
        self.kept_heads.setdefault((seal.company, seal.day, seal.hash), tuple(heads))
        return self.sealed.setdefault((seal.company, seal.day), seal)

    def _seals(self, company: str) -> list[Seal]:
        return [seal for seal in self.sealed.values() if seal.company == company]

    def _entries(self, company: str) -> list[JournalEntry]:
        return [one for key, kept in self.tickets._journals.items() if key[0] == company for one in kept]


class FakeInspections(InspectionRepository):
    """Reads what FakeTickets and FakeContacts keep."""

    def __init__(self, tickets: FakeTickets, contacts: FakeContacts) -> None:
        self._tickets, self._contacts = tickets, contacts

    def tickets(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Ticket, ...]:
        found = (one for one in self._tickets._tickets.values() if one.company == company)
        inside = (one for one in found if begins_at <= one.registered_at < ends_at)
        return tuple(sorted(inside, key=lambda one: (one.registered_at, one.number.zfill(9))))

    def contacts(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Contact, ...]:
        found = (one for one in self._contacts._contacts.values() if one.company == company)
        inside = (one for one in found if begins_at <= one.started_at < ends_at)
        return tuple(sorted(inside, key=lambda one: (one.started_at, one.id)))

    def contacts_by_id(self, company: str, ids: Sequence[str]) -> tuple[Contact, ...]:
        known = self._contacts._contacts
        return tuple(known[company, one] for one in dict.fromkeys(ids) if (company, one) in known)

    def duties_of_contacts(self, company: str, ids: Sequence[str]) -> tuple[Duty, ...]:
        known = self._contacts._duties
        return tuple(known[company, one] for one in dict.fromkeys(ids) if (company, one) in known)
