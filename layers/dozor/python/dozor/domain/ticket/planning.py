"""When the resident may expect the work."""

from collections.abc import Iterable
from datetime import datetime

from dozor.domain.clocks import Clock, ClockKind


def plan_completion(clocks: Iterable[Clock], fallback: datetime) -> datetime:
    """What the resident is told: the first limit that is still to be kept on the work itself (contained, else done)."""
    limits = {clock.kind: clock.limit_at for clock in clocks if clock.running}
    return limits.get(ClockKind.LOCALISE) or limits.get(ClockKind.RESOLVE) or fallback
