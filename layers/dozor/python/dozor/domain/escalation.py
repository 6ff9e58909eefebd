"""Escalation: who is told, and when, while nobody takes a ticket on. The rungs are a company's data.

`plan_pages` is a pure function of the ticket's present state and what has been paged already, so a late, doubled or
lost wake-up changes nothing in who is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dozor.domain.clocks import Clock, ClockKind, Urgency


class Whom(StrEnum):
    """Who stands on a rung."""

    ADDRESSEE = "addressee"  # for whom a duty is: a specialist, a user; else whoever is on shift
    EXECUTOR = "executor"
    FOREMAN = "foreman"
    DISPATCHER = "dispatcher"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"  # of the centre that answers for the company


class Means(StrEnum):
    """By which means a rung is told."""

    SMS = "sms"
    EMAIL = "email"
    VOICE = "voice"  # a call: press 1 to accept


@dataclass(frozen=True, slots=True)
class Rung:
    """After `after_seconds` from the start of `clock`, tell `whom` by `means` (all of them).

    from_limit: counted from the clock's limit instead, and negative for before it: limits differ by urgency.
    repeat_every, repeats: told again so many times, so many seconds apart, while nothing changes. urgencies: of tickets that
    it is for, empty for all.
    """

    key: str
    clock: ClockKind
    after_seconds: int
    whom: Whom
    means: tuple[Means, ...]
    from_limit: bool = False
    repeat_every: int = 0
    repeats: int = 0
    urgencies: tuple[Urgency, ...] = ()

    def is_for(self, urgency: Urgency | None) -> bool:
        """Whether a ticket of that urgency climbs this rung; a duty has none."""
        return not self.urgencies or urgency in self.urgencies

    def due_at(self, clock: Clock, time: int = 1) -> datetime | None:
        """When this rung is reached on that clock, in the time that it counts; None while a pause keeps it from that.

        time: 1 for the first telling, 2 for the first repetition.
        """
        after = timedelta(seconds=self.after_seconds + (time - 1) * self.repeat_every)
        return clock.moment_of(after, from_limit=self.from_limit)


@dataclass(frozen=True, slots=True)
class Page:
    """One telling of a rung: the first (`time` 1) or a repetition."""

    rung: Rung
    time: int = 1

    @property
    def key(self) -> str:
        """What is remembered of it: the rung's key, with the number of the telling from the second on."""
        return self.rung.key if self.time == 1 else f"{self.rung.key}#{self.time}"


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What to do now: the pages that are due, in the order of the ladder, and when the next one is (None: never)."""

    due: tuple[Page, ...]
    look_again_at: datetime | None

    def first_look(self, now: datetime) -> datetime | None:
        """When a watch that begins `now` must look for the first time; None when no rung is left."""
        return now if self.due else self.look_again_at


@dataclass(frozen=True, slots=True)
class NextLook:
    """When the watch over a ticket looks next, as the ticket itself knows. generation: of that watch; at: None for never."""

    generation: int
    at: datetime | None = None


def plan_pages(
    rungs: Iterable[Rung], clocks: Iterable[Clock], told: frozenset[str], now: datetime, urgency: Urgency | None = None
) -> PagePlan:
    """Which rungs are due at `now`, given the clocks, the keys of the pages already told, and a ticket's urgency.

    A rung whose clock has stopped is silent for good, one whose clock is paused until it goes on. Repetitions that were
    slept through are told as one: the last of them. The next look is at the nearest page that is still ahead.
    """
    counting = {clock.kind: clock for clock in clocks if clock.running and not clock.paused}
    due: list[tuple[datetime, Page]] = []
    ahead: list[datetime] = []
    for rung in rungs:
        if rung.clock in counting and rung.is_for(urgency):
            pages = list(_pages_left(rung, counting[rung.clock], told))
            due += [one for one in pages if one[0] <= now][-1:]
            ahead += [at for at, _ in pages if at > now][:1]
    due.sort(key=lambda one: one[0])
    return PagePlan(tuple(page for _, page in due), min(ahead, default=None))


def _pages_left(rung: Rung, clock: Clock, told: frozenset[str]) -> Iterator[tuple[datetime, Page]]:
    for time in range(count_told(rung, told) + 1, rung.repeats + 2):
        at = rung.due_at(clock, time)
        if at is not None:
            yield at, Page(rung, time)


def count_told(rung: Rung, told: frozenset[str]) -> int:
    """How often that rung has been told."""
    return max((time for key, time in map(_split, told) if key == rung.key), default=0)


def count_above(rungs: Iterable[Rung], told: frozenset[str]) -> int:
    """How many pages went to somebody above whom a duty is for: being reminded oneself is none."""
    own = {rung.key for rung in rungs if rung.whom is Whom.ADDRESSEE}
    return sum(key not in own for key, _ in map(_split, told))


def keys_on(rungs: Iterable[Rung], kind: ClockKind) -> frozenset[str]:
    """The keys of all pages of a clock: forgotten when it begins anew, so that its rungs are climbed once more."""
    return frozenset(
        Page(rung, time).key for rung in rungs if rung.clock is kind for time in range(1, rung.repeats + 2)
    )


def _split(key: str) -> tuple[str, int]:
    rung, _, time = key.partition("#")
    return rung, int(time or 1)
