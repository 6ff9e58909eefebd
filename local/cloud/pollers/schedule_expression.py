"""rate(…), cron(…) and at(…): when a schedule is due.

Source: EventBridge user guide, "Schedule types in EventBridge Scheduler" and "Cron expressions reference". cronsim
does the calendar; AWS differs in counting weekdays from Sunday = 1, in `?` and in the field for years.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

_UNITS_S = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_LAST_YEAR = 2199


def due_times(expression: str, timezone: str, after: datetime) -> Iterator[datetime]:
    """All moments (UTC) behind `after` when the expression is due, in order; a rate counts from `after`.

    Raises ValueError for an expression that is none.
    """
    found = re.fullmatch(r"(rate|cron|at)\((.+)\)", expression.strip())
    if found is None:
        raise ValueError(f"not a schedule expression: {expression}")
    kind, inside = found.groups()
    if kind == "rate":
        return _rate(inside, after)
    if kind == "at":
        moment = datetime.fromisoformat(inside).replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC)
        return iter([moment] if moment > after else [])
    return _cron(inside.split(), ZoneInfo(timezone), after)


def is_rate(expression: str) -> bool:
    """Whether the expression is a rate, which EventBridge Scheduler fires for the first time at once."""
    return expression.strip().startswith("rate(")


def _rate(inside: str, after: datetime) -> Iterator[datetime]:
    number, unit = inside.split()
    step = timedelta(seconds=int(number) * _UNITS_S[unit.removesuffix("s")])
    if step <= timedelta(0):
        raise ValueError(f"a rate must be positive: {inside}")
    moment = after
    while True:
        moment += step
        yield moment


def _cron(fields: list[str], timezone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    if len(fields) != 6:
        raise ValueError(f"a cron expression of EventBridge has six fields: {' '.join(fields)}")
    minute, hour, day, month, weekday, year = (field.replace("?", "*") for field in fields)
    weekday = re.sub(r"(?<![#\d])\d", lambda digit: str(int(digit.group()) - 1), weekday)
    years = _years(year)
    try:
        simulation = CronSim(f"{minute} {hour} {day} {month} {weekday}", after.astimezone(timezone))
    except CronSimError as error:
        raise ValueError(f"not a cron expression: {' '.join(fields)}: {error}") from error
    for moment in takewhile(lambda one: one.year <= max(years), simulation):
        if moment.year in years:
            yield moment.astimezone(UTC)


def _years(field: str) -> frozenset[int]:
    everything = range(1970, _LAST_YEAR + 1)
    chosen: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        begin = everything.start if first == "*" else int(first)
        end = int(last) if last else everything.stop - 1 if first == "*" or step else begin
        chosen.update(range(begin, end + 1, int(step or 1)))
    return frozenset(chosen)
