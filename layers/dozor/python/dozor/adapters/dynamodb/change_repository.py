"""What has changed of a company's tickets, over the index that seals days (decisions 16 and 38): no write is made for it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_entity
from dozor.adapters.dynamodb.keys import Partition
from dozor.adapters.dynamodb.table import Table
from dozor.domain.ticket import Ticket
from dozor.ports.changes import ChangeRepository, Entered

ENTRY = "GSI2SK"


class DynamoChangeRepository(ChangeRepository):
    """Entries by time, and tickets by number."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def entries_from(self, company: str, start: datetime | str, until: datetime, most: int) -> tuple[Entered, ...]:
        """One request for each day of UTC that is touched (one, mostly), until there are `most`."""
        found: list[Entered] = []
        for day in _days(company, start, until):
            items, _ = self._table.read_page(day, limit=most + 1 - len(found), newest_first=False)
            found += [_read(plain) for plain in items if plain[ENTRY] != start]
            if len(found) >= most:
                break
        return tuple(found[:most])

    def tickets(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        """One request per 100."""
        wanted = [keys.ticket(company, number) for number in dict.fromkeys(numbers)]
        return tuple(to_entity(plain, Ticket) for plain in self._table.get_many(wanted, consistent=True))


def _days(company: str, start: datetime | str, until: datetime) -> Sequence[Partition]:
    """The days of UTC from the start's own on, the first one from the start on."""
    begin = start if isinstance(start, str) else keys.moment(start)
    first, last = datetime.fromisoformat(begin.partition("#")[0]).date(), until.astimezone(UTC).date()
    days = [first + timedelta(days=days) for days in range((last - first).days + 1)]
    return [keys.entries_of_day_from(company, day, begin if day == first else "") for day in days]


def _read(plain: dict[str, object]) -> Entered:
    ticket, position = keys.place_of_entry(plain)
    place = str(plain[ENTRY])
    return Entered(ticket, position, datetime.fromisoformat(place.partition("#")[0]), place)
