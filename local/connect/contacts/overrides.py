"""Overrides of hours of operation: holidays, short days, days that recur ("Identify dates where you need to override standard
operating hours").

An override holds from one date to another, both included, in the hours' time zone. STANDARD ones (temporary hours) supersede
everything on their days: open only when their Config says so. Recurring ones add hours (OPEN) or take them away (CLOSED).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from local.connect.contacts.hours import DAYS, WeekHours, read_clock
from local.connect.ports import Json

DAY = 24 * 60
Minutes = tuple[int, int]
"""From and to, in minutes since midnight; the end is exclusive and may lie in the next day."""


@dataclass(slots=True)
class Override:
    """config: [{Day, StartTime {Hours, Minutes}, EndTime}]; type: STANDARD, OPEN or CLOSED; recurrence: RecurrencePattern."""

    id: str
    name: str
    config: list[Json]
    since: date
    till: date
    type: str = "STANDARD"
    description: str = ""
    recurrence: Json = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """Whether the override holds on a day."""
        return self.since <= day <= self.till and (not self.recurrence or _recurs(self.recurrence, self.since, day))

    def spans(self, day: date) -> list[Minutes]:
        """What its Config says of the weekday; of a CLOSED one without any Config: the whole day."""
        if self.type == "CLOSED" and not self.config:
            return [(0, DAY)]
        told = [item for item in self.config if item.get("Day") in (None, DAYS[day.weekday()])]
        return [_minutes(item.get("StartTime") or {}, item.get("EndTime") or {}) for item in told]


def _minutes(start: Json, end: Json) -> Minutes:
    opens, closes = read_clock(start), read_clock(end)
    since, till = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    return since, till if till > since else till + DAY


def _recurs(pattern: Json, since: date, day: date) -> bool:
    months, days = pattern.get("ByMonth") or [], pattern.get("ByMonthDay") or []
    occurrences = pattern.get("ByWeekdayOccurrence") or []
    passed = {
        "WEEKLY": ((day - since).days + since.weekday()) // 7,
        "MONTHLY": (day.year - since.year) * 12 + day.month - since.month,
        "YEARLY": day.year - since.year,
    }[str(pattern["Frequency"])]
    nth, last = (day.day - 1) // 7 + 1, (day + timedelta(days=7)).month != day.month
    return (
        passed % int(pattern.get("Interval") or 1) == 0
        and (not months or day.month in months)
        and (not days or day.day in days)
        and (not occurrences or nth in occurrences or (-1 in occurrences and last))
    )


def effective_spans(week: WeekHours, overrides: Iterable[Override], day: date) -> list[Minutes]:
    """When it is open on a day, all things considered, in order."""
    held = [override for override in overrides if override.covers(day)]
    standard = [override for override in held if override.type == "STANDARD"]
    if standard:
        return sorted(span for override in standard for span in override.spans(day))
    spans = [
        _minutes({"Hours": start.hour, "Minutes": start.minute}, {"Hours": end.hour, "Minutes": end.minute})
        for weekday, start, end in week.spans
        if weekday == day.weekday()
    ]
    spans += [span for override in held if override.type == "OPEN" for span in override.spans(day)]
    for gap in (span for override in held if override.type == "CLOSED" for span in override.spans(day)):
        spans = [left for span in spans for left in _without(span, gap)]
    return sorted(spans)


def _without(span: Minutes, gap: Minutes) -> Iterator[Minutes]:
    for since, till in ((span[0], min(span[1], gap[0])), (max(span[0], gap[1]), span[1])):
        if since < till:
            yield since, till


def is_open(week: WeekHours, overrides: Iterable[Override], moment: datetime) -> bool:
    """Whether `moment` (aware) is within the hours."""
    kept = list(overrides)
    if not kept:
        return week.is_open(moment)
    local = moment.astimezone(week.zone)
    minute, today = local.hour * 60 + local.minute, local.date()
    yesterday = effective_spans(week, kept, today - timedelta(days=1))
    return any(since <= minute < till for since, till in effective_spans(week, kept, today)) or any(
        since <= minute + DAY < till for since, till in yesterday
    )


def days_between(since: date, till: date) -> Iterator[date]:
    """Every day from one to another, both included."""
    for passed in range((till - since).days + 1):
        yield since + timedelta(days=passed)
