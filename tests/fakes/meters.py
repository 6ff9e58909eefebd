"""Meters in memory."""

from collections.abc import Sequence
from dataclasses import replace

from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.meter import Meter, Reading
from dozor.ports.meters import MeterRepository
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty


class FakeMeters(MeterRepository):
    """Meters in memory; `FakeMeters(meters)` has them from the start."""

    def __init__(self, meters: Sequence[Meter] = ()) -> None:
        self.faults = Faults()
        self._meters = {_place_of(one): one for one in meters}
        self._readings: dict[tuple[str, str, str], Reading] = {}

    @faulty
    def meters(self, company: str, account: str) -> tuple[Meter, ...]:
        return tuple(one for one in self._all(company) if one.account == account)

    @faulty
    def all_meters(self, company: str) -> tuple[Meter, ...]:
        return self._all(company)

    @faulty
    def save_meters(self, meters: Sequence[Meter]) -> int:
        different = {_place_of(one): one for one in meters if self._meters.get(_place_of(one)) != one}
        for place, one in different.items():
            self._demand(place, one.version)
        self._meters |= different
        return len(different)

    @faulty
    def store(self, meter: Meter, reading: Reading) -> bool:
        place = (reading.company, reading.account, reading.id)
        if place in self._readings:
            return False
        self._demand(_place_of(meter), meter.version - 1)
        self._readings[place] = reading
        self._meters[_place_of(meter)] = meter
        return True

    @faulty
    def readings(self, company: str, period: str, *, limit: int = 200, cursor: str = "") -> Page[Reading]:
        found = [one for one in self._readings.values() if (one.company, one.period) == (company, period)]
        found.sort(key=_order_of, reverse=True)
        marked = [
            replace(one, superseded=place > 0 and found[place - 1].meter == one.meter)
            for place, one in enumerate(found)
        ]
        cursors = [f"at-{place}" for place in range(len(marked) + 1)]
        if cursor and cursor not in cursors:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        start = cursors.index(cursor) if cursor else 0
        end = start + limit
        return Page(tuple(marked[start:end]), cursors[end] if end < len(marked) else "")

    def _all(self, company: str) -> tuple[Meter, ...]:
        found = (one for one in self._meters.values() if one.company == company)
        return tuple(sorted(found, key=lambda one: (one.account, one.kind, one.id)))

    def _demand(self, place: tuple[str, str, str], version: int) -> None:
        known = self._meters.get(place)
        if known is not None and known.version != version:
            raise Conflict("Somebody has given a reading of this meter meanwhile: try again.")


def _place_of(one: Meter) -> tuple[str, str, str]:
    return (one.company, one.account, one.id)


def _order_of(one: Reading) -> tuple[str, str, str, str]:
    return (one.account, one.meter, one.taken_at.isoformat(timespec="microseconds"), one.id)
