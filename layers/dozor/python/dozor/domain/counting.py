"""Counting time: how much of it counts between two moments, and when an amount of it has passed.

A moment counts when the clock on the wall of the zone shows one of the hours then. So an hour that autumn repeats counts
twice if it is within the hours, and one that spring leaves out counts not at all: nothing is lost and nothing doubled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.working_calendar import ALWAYS, WorkingCalendar

HORIZON = timedelta(days=400)
"""How far beyond a clock's limit the holidays are taken along with the clock."""

_NOTHING = timedelta(0)
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Counting:
    """Which time counts: the hours of `calendar` in `zone` (IANA name), except on its holidays; no hours at all: always."""

    zone: str = "UTC"
    calendar: WorkingCalendar = ALWAYS

    @property
    def always(self) -> bool:
        """Whether every second counts; also true of hours that never open, by which nothing could ever become due."""
        return not any(self.calendar.hours.values())

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The first moment (UTC) at which `amount` of counted time has passed since `start`; `start` for none."""
        moment = start.astimezone(UTC)
        if amount <= _NOTHING:
            return moment
        if self.always:
            return moment + amount
        for begin, end in self._stretches(moment):
            if amount <= end - begin:
                return begin + amount
            amount -= end - begin
        raise AssertionError("stretches never end")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much of the time from `start` to `end` counts; none when it ends before it begins."""
        first, last = start.astimezone(UTC), end.astimezone(UTC)
        if last <= first:
            return _NOTHING
        if self.always:
            return last - first
        counted = _NOTHING
        for opens, closes in self._stretches(first):
            if opens >= last:
                break
            counted += min(closes, last) - opens
        return counted

    def within(self, first: datetime, last: datetime) -> "Counting":
        """The same, with no more holidays than those from the day of `first` to HORIZON after `last`: small enough to keep."""
        zone = ZoneInfo(self.zone)
        begins = first.astimezone(zone).date().isoformat()
        ends = (last + HORIZON).astimezone(zone).date().isoformat()
        days = tuple(day for day in self.calendar.holidays if begins <= day <= ends)
        return Counting(self.zone, WorkingCalendar(self.calendar.hours, days))

    def _stretches(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Counted time from `moment` (UTC) on, in order and without end."""
        zone = ZoneInfo(self.zone)
        while True:
            local = moment.astimezone(zone)
            midnight = datetime.combine(local.date(), time(), UTC) - (local.utcoffset() or _NOTHING)
            until = _find_change(zone, moment, midnight + _DAY)
            for start, end in self.calendar.hours_of(local.date()):
                opens = max(midnight + timedelta(minutes=start), moment)
                closes = min(midnight + timedelta(minutes=end), until)
                if opens < closes:
                    yield opens, closes
            moment = until


ALL_TIME = Counting()


def _find_change(zone: ZoneInfo, first: datetime, last: datetime) -> datetime:
    """The first moment after `first` and before `last` (UTC) at which the zone's offset changes; `last` when it does not."""
    offset = first.astimezone(zone).utcoffset()
    if (last - _INSTANT).astimezone(zone).utcoffset() == offset:
        return last
    low, high = int(first.timestamp()), int(last.timestamp())  # offsets change on whole seconds
    while high - low > 1:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)
