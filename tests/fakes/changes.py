"""What has changed, over the tickets of another fake."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from dozor.domain.ticket import Ticket
from dozor.ports.changes import ChangeRepository, Entered
from tests.fakes.faults import Faults, faulty
from tests.fakes.tickets import FakeTickets


class FakeChanges(ChangeRepository):
    """Reads what FakeTickets keeps. late: entries (ticket, position) that the index does not show yet."""

    def __init__(self, tickets: FakeTickets) -> None:
        self.faults = Faults()
        self.late: set[tuple[str, int]] = set()
        self._tickets = tickets

    @faulty
    def entries_from(self, company: str, start: datetime | str, until: datetime, most: int) -> tuple[Entered, ...]:
        begin = start if isinstance(start, str) else _moment(start)
        end = _moment(datetime.combine(until.astimezone(UTC).date() + timedelta(days=1), time.min, UTC))
        found = sorted(self._entries(company), key=lambda one: one.place)
        after = [one for one in found if begin <= one.place < end and one.place != start]
        return tuple([one for one in after if (one.ticket, one.position) not in self.late][:most])

    @faulty
    def tickets(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        return tuple(one for one in self._tickets.all_of(company) if one.number in set(numbers))

    def _entries(self, company: str) -> list[Entered]:
        kept = [one for (slug, _), entries in self._tickets._journals.items() if slug == company for one in entries]
        return [
            Entered(one.ticket, one.position, one.at, f"{_moment(one.at)}#{one.ticket}#{one.position:06d}")
            for one in kept
        ]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
