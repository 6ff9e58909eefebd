"""Meters and their readings.

Both lie under their account, so that a call costs one request. A meter carries the readings that count; every reading that
was ever given is an item of its own, found by its month (GSI2), where those of one meter stand together in their order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import Item, Plain, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.pages import newest_page
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.errors import Conflict
from dozor.domain.meter import Meter, Reading
from dozor.ports.meters import MeterRepository
from dozor.ports.paging import Page

NEW = Condition(keys.ABSENT)


class DynamoMeterRepository(MeterRepository):
    """Meters in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def meters(self, company: str, account: str) -> tuple[Meter, ...]:
        """One request; sees every earlier write."""
        found = self._table.query(keys.meters_of(company, account), consistent=True)
        return _sort(to_entity(plain, Meter) for plain in found)

    def all_meters(self, company: str) -> tuple[Meter, ...]:
        """One request per megabyte (about 2,000 meters). May lag behind a write by moments."""
        return _sort(to_entity(plain, Meter) for plain in self._table.query(keys.meters(company)))

    def save_meters(self, meters: Sequence[Meter]) -> int:
        """One request per megabyte there is, one per 25 new ones, and one per changed one."""
        known = {
            (one.account, one.id): one
            for slug in sorted({one.company for one in meters})
            for one in self.all_meters(slug)
        }
        given = {(one.company, one.account, one.id): one for one in meters}
        different = [one for place, one in given.items() if known.get(place[1:]) != one]
        new = [one for one in different if (one.account, one.id) not in known]
        self._table.write_many([_meter_item(one) for one in new])
        for one in different:
            if (one.account, one.id) in known:
                self._put(one)
        return len(different)

    def store(self, meter: Meter, reading: Reading) -> bool:
        """One request, two when it is refused."""
        writes = [
            self._table.put_of(_reading_item(reading), NEW),
            self._table.put_of(_meter_item(meter), _unread_since(meter.version - 1)),
        ]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            if 0 in refused.failed:
                return False
            raise _changed_meanwhile() from refused
        return True

    def readings(self, company: str, period: str, *, limit: int = 200, cursor: str = "") -> Page[Reading]:
        """One request."""
        partition = keys.readings(company, period)
        page, more = newest_page(self._table, partition, limit, cursor)
        seen = _meter_in(cursors.read(cursor))
        items = []
        for plain in page:
            items.append(replace(to_entity(plain, Reading), superseded=_meter_of(plain) == seen))
            seen = _meter_of(plain)
        return Page(tuple(items), more)

    def _put(self, meter: Meter) -> None:
        try:
            self._table.put(_meter_item(meter), _unread_since(meter.version))
        except ConditionFailed as failed:
            raise _changed_meanwhile() from failed


def _changed_meanwhile() -> Conflict:
    return Conflict("Somebody has given a reading of this meter meanwhile: try again.")


def _unread_since(version: int) -> Condition:
    """That nobody took a reading since that version; a version of 0 is left out of its item."""
    if version == 0:
        return Condition("attribute_not_exists(#version)")
    return Condition("#version = :version", {"version": version})


def _sort(meters: Iterable[Meter]) -> tuple[Meter, ...]:
    return tuple(sorted(meters, key=lambda one: (one.account, one.kind, one.id)))


def _meter_of(plain: Plain) -> tuple[str, str]:
    return (plain["account"], plain["meter"])


def _meter_in(sort_key: str) -> tuple[str, str]:
    """The meter of a reading by its place in the list."""
    account, _, rest = sort_key.partition("#")
    return (account, rest.partition("#")[0])


def _meter_item(one: Meter) -> Item:
    return make_item("meter", keys.meter(one.company, one.account, one.id), keys.meter_indexes(one), one)


def _reading_item(one: Reading) -> Item:
    return make_item("reading", keys.reading(one), keys.reading_indexes(one), one)
