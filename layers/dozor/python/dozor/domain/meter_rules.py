"""When a company takes readings, and how much can have been used since the last one: the company's data."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

MONTH_DAYS = 30
NO_LIMIT = 10**12


class WindowState(StrEnum):
    """Where a day lies."""

    OPEN = "open"
    BEFORE = "before"  # it opens later in the same month
    AFTER = "after"  # it has closed this month


@dataclass(frozen=True, slots=True)
class Window:
    """Whether readings are taken, for which month ("2026-11"), and the first and last day of this or the next time."""

    state: WindowState
    period: str
    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class MeterRules:
    """from_day, to_day: days of the month, both taken; from_day after to_day passes the end of the month and is charged for
    the month in which it began; a day that a month has not is its last one. most_a_month: kind -> units in 30 days that are
    still plausible; a kind that is not named has no limit.
    """

    from_day: int = 1
    to_day: int = 31
    most_a_month: Mapping[str, int] = field(default_factory=dict)

    def window(self, today: date) -> Window:
        """The window as it stands on that day of the company's own calendar."""
        current = [self._window_of(today.year, today.month), self._window_of(*_month_before(today))]
        for opens, closes in current:
            if opens <= today <= closes:
                return Window(WindowState.OPEN, spell_period(opens), opens, closes)
        opens, closes = current[0]
        if today < opens:
            return Window(WindowState.BEFORE, spell_period(opens), opens, closes)
        following = self._window_of(*_month_after(today))
        return Window(WindowState.AFTER, spell_period(following[0]), *following)

    def most(self, kind: str, days: int) -> int:
        """How many units can plausibly have been used in so many days; a month's worth always can."""
        a_month = self.most_a_month.get(kind, NO_LIMIT)
        return -(-a_month * max(days, MONTH_DAYS) // MONTH_DAYS)

    def _window_of(self, year: int, month: int) -> tuple[date, date]:
        opens = _day_of(year, month, self.from_day)
        if self.from_day <= self.to_day:
            return opens, _day_of(year, month, self.to_day)
        return opens, _day_of(*_month_after(date(year, month, 1)), self.to_day)


def spell_period(day: date) -> str:
    """The month of that day: "2026-11"."""
    return f"{day:%Y-%m}"


def _day_of(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _month_before(day: date) -> tuple[int, int]:
    earlier = day.replace(day=1) - timedelta(days=1)
    return earlier.year, earlier.month


def _month_after(day: date) -> tuple[int, int]:
    later = day.replace(day=28) + timedelta(days=4)
    return later.year, later.month
