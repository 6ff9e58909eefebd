"""Tickets in memory."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from dozor.domain.errors import Conflict, DutyWaits, FieldProblem, Invalid, KeyReused, NotFound
from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket.search import EVERY_TICKET, TicketSearch
from dozor.events.envelope import Envelope
from dozor.ports.contacts import DutyChange
from dozor.ports.paging import Page
from dozor.ports.tickets import TicketRepository
from tests.fakes.contacts import FakeContacts
from tests.fakes.faults import Faults, faulty


class FakeTickets(TicketRepository):
    """Tickets in memory. events: everything that was to be published, in order. contacts: whose duties tickets fulfil."""

    def __init__(self, contacts: FakeContacts | None = None) -> None:
        self.contacts = contacts or FakeContacts()
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._numbers: Counter[str] = Counter()
        self._tickets: dict[tuple[str, str], Ticket] = {}
        self._journals: dict[tuple[str, str], list[JournalEntry]] = {}
        self._claims: dict[tuple[str, str], str] = {}
        self._digests: dict[tuple[str, str], str] = {}

    def all_of(self, company: str) -> list[Ticket]:
        """Every ticket of a company, for the fakes of what is kept with them."""
        return [ticket for (slug, _), ticket in self._tickets.items() if slug == company]

    @faulty
    def next_number(self, company: str) -> str:
        self._numbers[company] += 1
        return str(self._numbers[company])

    @faulty
    def find_by_key(self, company: str, key: str, digest: str = "") -> Ticket | None:
        number = self._claims.get((company, key))
        if digest and self._digests.get((company, key), "") not in ("", digest):
            raise KeyReused
        return self._tickets[company, number] if number else None

    @faulty
    def add(
        self, change: Change, key: str, events: Sequence[Envelope], done: DutyChange | None = None, digest: str = ""
    ) -> None:
        ticket = change.ticket
        if (ticket.company, key) in self._claims or (ticket.company, ticket.number) in self._tickets:
            raise Conflict(f"Request {ticket.number} has been registered already: read it again.")
        self._see_to_duty(ticket, done)
        self._claims[ticket.company, key] = ticket.number
        self._digests[ticket.company, key] = digest
        self._write(change, events)

    @faulty
    def save(self, change: Change, events: Sequence[Envelope]) -> None:
        self._check(change)
        self._write(change, events)

    @faulty
    def save_together(self, changes: Sequence[tuple[Change, Sequence[Envelope]]]) -> None:
        for change, _ in changes:
            self._check(change)
        for change, events in changes:
            self._write(change, events)

    @faulty
    def get(self, company: str, number: str) -> Ticket:
        if (company, number) not in self._tickets:
            raise NotFound(f"There is no request {number}.")
        return self._tickets[company, number]

    @faulty
    def several(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        return tuple(found for number in numbers if (found := self._tickets.get((company, number))) is not None)

    def _check(self, change: Change) -> None:
        ticket = change.ticket
        kept = self._tickets.get((ticket.company, ticket.number))
        if kept is None or kept.version != ticket.version - len(change.entries):
            raise Conflict(f"Somebody has changed request {ticket.number} meanwhile: read it again.")

    def _see_to_duty(self, ticket: Ticket, done: DutyChange | None) -> None:
        try:
            if done is not None:
                self.contacts.save_duty(done)
            elif self.contacts.duty(ticket.company, ticket.contact_id).becomes_a_ticket:
                raise DutyWaits("This call has to be seen to with the request.")
        except NotFound:
            return
        except Conflict as changed:
            raise DutyWaits("This call has to be seen to with the request.") from changed

    def last_seen(self, company: str, number: str) -> Ticket:
        return self.get(company, number)

    @faulty
    def journal(self, company: str, number: str) -> tuple[JournalEntry, ...]:
        return tuple(self._journals.get((company, number), ()))

    @faulty
    def open_by_phone(self, company: str, phone: str) -> tuple[Ticket, ...]:
        return tuple(one for one in self._newest_first(company) if one.open and one.caller.phone == phone)

    @faulty
    def open_in_building(self, company: str, building_id: str, since: datetime | None = None) -> tuple[Ticket, ...]:
        found = (one for one in self._newest_first(company) if one.open and one.place.building_id == building_id)
        return tuple(reversed([one for one in found if since is None or one.registered_at >= since]))

    @faulty
    def watched_before(self, company: str, moment: datetime) -> tuple[str, ...]:
        looks = [(one.look.at, one.number) for one in self.all_of(company) if one.open and one.look and one.look.at]
        return tuple(number for at, number in sorted(looks) if at < moment)

    @faulty
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
        known = {_cursor_of(one) for one in self._newest_first(company)}
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        found = [one for one in self._newest_first(company) if (one.open or not open_only) and search.fits(one)]
        if oldest_first:
            found.reverse()
            after = [one for one in found if not cursor or _place_of(one) > _place_behind(cursor)]
        else:
            after = [one for one in found if not cursor or _place_of(one) < _place_behind(cursor)]
        page = after[:limit]
        if len(after) <= limit:
            return Page(tuple(page))
        return Page(tuple(page), _cursor_of(page[-1]), page[-1].registered_at)

    def _newest_first(self, company: str) -> tuple[Ticket, ...]:
        found = (one for one in self._tickets.values() if one.company == company)
        return tuple(sorted(found, key=_place_of, reverse=True))

    def _write(self, change: Change, events: Sequence[Envelope]) -> None:
        if not change.entries:
            raise ValueError("a change without an entry in the journal is no change")
        place = (change.ticket.company, change.ticket.number)
        self._tickets[place] = change.ticket
        self._journals.setdefault(place, []).extend(change.entries)
        self.events.extend(events)


def _place_of(ticket: Ticket) -> tuple[str, str]:
    return (ticket.registered_at.isoformat(timespec="microseconds"), ticket.number.zfill(9))


def _cursor_of(ticket: Ticket) -> str:
    return "_".join(_place_of(ticket))


def _place_behind(cursor: str) -> tuple[str, str]:
    at, _, number = cursor.rpartition("_")
    return (at, number)
