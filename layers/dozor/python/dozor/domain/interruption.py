"""For how long a flat was without, what of it was permitted, and by how much the month's charge is less.

Source: Russian Government Decree 354 of 6 May 2011, appendix 1: an interruption may last so long at once and so long in a
month; for every hour above, counted together over the month, the charge is less by a share. The figures are data
(`dozor.domain.outage_rules`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.domain.outage_rules import Permitted

HOUR = timedelta(hours=1)
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Interruption:
    """A time without, from its begin (included) to its end (not). indoor: the lowest temperature meanwhile, °C, if known."""

    begins_at: datetime
    ends_at: datetime
    indoor: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a month came to, in hours. percent: by how much the charge is less, 100 at most."""

    out: float
    excess: float
    percent: float


def merge(times: Iterable[Interruption]) -> tuple[Interruption, ...]:
    """The same times with those that overlap or touch made one, the oldest first: what is out twice is out once."""
    merged: list[Interruption] = []
    for one in sorted(times, key=lambda time: (time.begins_at, time.ends_at)):
        if one.ends_at <= one.begins_at:
            continue
        if merged and one.begins_at <= merged[-1].ends_at:
            last = merged[-1]
            merged[-1] = Interruption(last.begins_at, max(last.ends_at, one.ends_at), _colder(last.indoor, one.indoor))
        else:
            merged.append(one)
    return tuple(merged)


def tally(
    times: Iterable[Interruption], rules: Sequence[Permitted | None], begins_at: datetime, ends_at: datetime
) -> Tally:
    """What these times, which neither overlap nor touch, make of a month (its end not included).

    rules: for each of the times, None where nothing is limited. An interruption that began in an earlier month has used up
    what it may last at once from its own begin on.
    """
    out = excess = timedelta()
    lost = 0.0
    for one, rule in zip(times, rules, strict=True):
        begin, end = max(one.begins_at, begins_at), min(one.ends_at, ends_at)
        if end <= begin:
            continue
        above = _above(one, begin, end, out, rule) if rule else timedelta()
        lost += above / HOUR * (rule.percent_an_hour if rule else 0)
        out += end - begin
        excess += above
    return Tally(out / HOUR, excess / HOUR, min(lost, _WHOLE))


def _above(one: Interruption, begin: datetime, end: datetime, before: timedelta, rule: Permitted) -> timedelta:
    """What of [begin, end) lies above either limit. before: how long the month has been without until then."""
    permitted_until = end
    if rule.at_once_hours:
        permitted_until = min(permitted_until, one.begins_at + timedelta(hours=rule.at_once_hours))
    if rule.month_hours:
        permitted_until = min(permitted_until, begin + timedelta(hours=rule.month_hours) - before)
    return end - max(begin, permitted_until)


def _colder(one: int | None, other: int | None) -> int | None:
    known = [value for value in (one, other) if value is not None]
    return min(known) if known else None
