"""When the resident may expect the work."""

from collections.abc import Iterable
from datetime import datetime

from dozor.domain.clocks import Clock, ClockKind


def plan_completion(clocks: Iterable[Clock], fallback: datetime, now: datetime | None = None) -> datetime:
    """What the resident is told: the first limit that is still to be kept on the work itself (contained, else done).

    now: limits that have passed by then are promised to nobody, such as those of a damage older than its ticket.
    """
    running = (clock for clock in clocks if clock.running and (now is None or clock.limit_at > now))
    limits = {clock.kind: clock.limit_at for clock in running}
    return limits.get(ClockKind.LOCALISE) or limits.get(ClockKind.RESOLVE) or fallback


def plan_again(planned_at: datetime, before: Iterable[Clock], after: Iterable[Clock], now: datetime) -> datetime:
    """What the resident is told once limits have moved: the new one, if what was planned was a limit, or is over.

    A time that somebody has planned by hand, and that is still ahead, stays.
    """
    was_a_limit = planned_at in {clock.limit_at for clock in before}
    return plan_completion(after, planned_at, now) if was_a_limit or planned_at <= now else planned_at
