"""A slow and simple watchmaker: looks at the clock on the wall again and again and adds up. Knows nothing of stretches."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.working_calendar import WEEKDAYS, WorkingCalendar

Counts = Callable[[datetime], bool]


def always(_: datetime) -> bool:
    """Every moment counts."""
    return True


def by_the_wall(calendar: WorkingCalendar, zone: str) -> Counts:
    """Whether the wall clock of the zone shows one of the hours at a moment, on no holiday."""
    there = ZoneInfo(zone)
    holidays = frozenset(calendar.holidays)
    hours = {day: tuple((start * 60, end * 60) for start, end in spans) for day, spans in calendar.hours.items()}

    def counts(moment: datetime) -> bool:
        local = moment.astimezone(there)
        if local.strftime("%Y-%m-%d") in holidays:
            return False
        second = local.hour * 3600 + local.minute * 60 + local.second
        return any(start <= second < end for start, end in hours.get(WEEKDAYS[local.weekday()], ()))

    return counts


def add_up(counts: Counts, start: datetime, end: datetime) -> float:
    """Seconds that count from `start` to `end`: minute by minute, second by second in a minute in which that changes.

    What counts changes on whole seconds; the minutes looked at are those of UTC.
    """
    total, moment = 0.0, start
    while moment < end:
        minute = moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
        until = min(minute, end)
        first, last = counts(moment), counts(until - timedelta(microseconds=1))
        if first == last and _even(counts, moment, until):
            total += (until - moment).total_seconds() if first else 0.0
        else:
            total += _by_seconds(counts, moment, until)
        moment = until
    return total


def _even(counts: Counts, start: datetime, end: datetime) -> bool:
    return counts(start) == counts(start + (end - start) / 2)


def _by_seconds(counts: Counts, start: datetime, end: datetime) -> float:
    total, moment = 0.0, start
    while moment < end:
        until = min(moment.replace(microsecond=0) + timedelta(seconds=1), end)
        total += (until - moment).total_seconds() if counts(moment) else 0.0
        moment = until
    return total


def at(text: str, zone: str = "UTC") -> datetime:
    """A moment in UTC, of what the clock on the wall shows (the first of two such moments)."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
