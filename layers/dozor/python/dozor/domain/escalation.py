"""Escalation: who is told, and when, while nobody takes a ticket on. The rungs are a company's data.

`plan_pages` is a pure function of the ticket's present state and what has been paged already, so a late, doubled or
lost wake-up changes nothing in who is told.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dozor.domain.clocks import Clock, ClockKind


class Whom(StrEnum):
    """Who stands on a rung."""

    ADDRESSEE = "addressee"  # for whom a duty is: a specialist, a user; else whoever is on shift
    EXECUTOR = "executor"
    FOREMAN = "foreman"
    DISPATCHER = "dispatcher"
    MANAGER = "manager"


class Means(StrEnum):
    """By which means a rung is told."""

    SMS = "sms"
    EMAIL = "email"
    VOICE = "voice"  # a call: press 1 to accept


@dataclass(frozen=True, slots=True)
class Rung:
    """After `after_seconds` from the start of `clock`, tell `whom` by `means` (all of them, once each).

    from_limit: counted from the clock's limit instead, and negative for before it: limits differ by urgency.
    """

    key: str
    clock: ClockKind
    after_seconds: int
    whom: Whom
    means: tuple[Means, ...]
    from_limit: bool = False

    def due_at(self, clock: Clock) -> datetime:
        """When this rung is reached on that clock."""
        return (clock.limit_at if self.from_limit else clock.started_at) + timedelta(seconds=self.after_seconds)


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What to do now: the rungs that are due and not yet told, and when to look again (None: stop watching)."""

    due: tuple[Rung, ...]
    look_again_at: datetime | None

    def first_look(self, now: datetime) -> datetime | None:
        """When a watch that begins `now` must look for the first time; None when no rung is left."""
        return now if self.due else self.look_again_at


def plan_pages(rungs: tuple[Rung, ...], clocks: tuple[Clock, ...], told: frozenset[str], now: datetime) -> PagePlan:
    """Which rungs are due at `now`, given the ticket's clocks and the keys of the rungs already told.

    A rung whose clock has stopped is silent for good. The next look is at the nearest rung that is still ahead; a clock
    without rungs ahead needs no watching.
    """
    running = {clock.kind: clock for clock in clocks if clock.running}
    waiting = [rung for rung in rungs if rung.clock in running and rung.key not in told]
    due = tuple(rung for rung in waiting if rung.due_at(running[rung.clock]) <= now)
    ahead = [at for rung in waiting if (at := rung.due_at(running[rung.clock])) > now]
    return PagePlan(due, min(ahead, default=None))
