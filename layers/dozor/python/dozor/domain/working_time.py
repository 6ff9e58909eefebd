"""When an executor comes to work and leaves it: shifts, less absences, by the company's clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.people import Executor

_A_WEEK_AND_A_DAY = 8  # days; whoever has shifts at all has one within a week


def next_at_work(executor: Executor, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When they are at work next: `now` if they are, else the beginning (UTC) of what comes; None if nobody knows when."""
    moment = now
    while True:
        if absence := executor.absent(moment):
            if absence.ends_at is None:
                return None
            moment = absence.ends_at
        elif executor.on_shift(moment, zone):
            return moment
        else:
            coming = _next_shift(executor, moment, zone)
            if coming is None:
                return None
            moment = coming


def next_shift_end(executor: Executor, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When they leave work next (UTC, after `now`): the end of the shift they are in or of the one that comes, or an absence.

    Shifts that follow one another without a gap are one. None for somebody who is always there, or never comes.
    """
    arrival = next_at_work(executor, now, zone)
    if arrival is None:
        return None
    away = min((absence.starts_at for absence in executor.absences if absence.starts_at > arrival), default=None)
    ends = _end_of_shifts(executor, arrival, zone)
    return min((moment for moment in (away, ends) if moment is not None), default=None)


def _next_shift(executor: Executor, after: datetime, zone: ZoneInfo) -> datetime | None:
    begins = (span[0] for span in _spans(executor, after, zone))
    return min((moment for moment in begins if moment > after), default=None)


def _end_of_shifts(executor: Executor, moment: datetime, zone: ZoneInfo) -> datetime | None:
    spans = _spans(executor, moment, zone)
    horizon = max((ends for _, ends in spans), default=moment)
    end = moment
    for begins, ends in sorted(spans):
        if begins <= end < ends:
            end = ends
    return end if end < horizon else None  # else there is always a shift


def _spans(executor: Executor, around: datetime, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    today = around.astimezone(zone).date()
    first, last = today - timedelta(days=1), today + timedelta(days=_A_WEEK_AND_A_DAY)
    return [span for shift in executor.shifts for span in shift.spans(first, last, zone)]
