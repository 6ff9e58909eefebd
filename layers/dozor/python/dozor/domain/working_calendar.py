"""When somebody works: hours by weekday, without lunch, holidays and days off. Wall-clock times, so DST cannot shift them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60
LOOK_AHEAD_DAYS = 31


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """hours: weekday -> (from, till) in minutes after midnight, till excluded; a weekday without hours is a day off.

    holidays: dates, ISO 8601, on which nobody works. No hours at all: always at work, holidays too.
    """

    hours: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    holidays: tuple[str, ...] = ()

    @property
    def always(self) -> bool:
        """Whether there is no time off."""
        return not self.hours

    def is_open(self, local: datetime) -> bool:
        """local: aware, in the zone that the calendar is written for."""
        if self.always:
            return True
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in self.hours_of(local.date()))

    def next_opening(self, local: datetime) -> datetime | None:
        """The nearest opening after `local` (aware, same zone); None when there is none within a month.

        An opening within the hour that the clock skips in spring comes with the clock's new time.
        """
        for day in _days_from(local.date()):
            for start, _ in self.hours_of(day):
                opening = datetime.combine(day, time(start // 60, start % 60), tzinfo=local.tzinfo)
                if opening.timestamp() > local.timestamp():
                    return datetime.fromtimestamp(opening.timestamp(), tz=local.tzinfo)
        return None

    def hours_of(self, day: date) -> tuple[tuple[int, int], ...]:
        """The hours of that day, in minutes after midnight; none on a day off."""
        if day.isoformat() in self.holidays:
            return ()
        return self.hours.get(WEEKDAYS[day.weekday()], ())


ALWAYS = WorkingCalendar()


def without_lunch(hours: tuple[int, int], lunch: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    """A day's hours with the lunch cut out, both in minutes after midnight."""
    start, end = hours
    if lunch is None or lunch[1] <= start or lunch[0] >= end:
        return (hours,)
    parts = ((start, max(start, lunch[0])), (min(end, lunch[1]), end))
    return tuple((begin, stop) for begin, stop in parts if begin < stop)


def _days_from(first: date) -> Iterator[date]:
    return (first + timedelta(days=days) for days in range(LOOK_AHEAD_DAYS + 1))
