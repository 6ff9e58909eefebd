"""Clocks: how long something may take, from when, and whether it has been kept.

Limits are data of a policy pack (for Russia `ru-416`: Government Decree 416 of 15 May 2013, part IV), never constants here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class ClockKind(StrEnum):
    """What is being timed."""

    ACCEPT = "accept"  # the executor takes the ticket on
    TELL_PLAN = "tell_plan"  # the resident hears the planned time
    LOCALISE = "localise"  # the damage is contained
    RESOLVE = "resolve"  # the work is done
    # Clocks of duties, not of tickets; see dozor.domain.duty.
    CALLBACK = "callback"  # somebody who was not heard is called back
    VOICEMAIL = "voicemail"  # a message is listened to and answered
    QUALITY = "quality"  # a bad mark is looked into
    DEFERRED = "deferred"  # a call that was put off is made


DUTY_CLOCKS = frozenset({ClockKind.CALLBACK, ClockKind.VOICEMAIL, ClockKind.QUALITY, ClockKind.DEFERRED})


class Urgency(StrEnum):
    """How soon a problem wants somebody, from the catalogue."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NORMAL = "normal"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One line of a policy pack: tickets of these urgencies get this clock.

    seconds: from registration to the limit, counted round the clock. problems: keys the rule is for, empty for all.
    source: the clause the value comes from, for the inspector.
    """

    kind: ClockKind
    urgencies: tuple[Urgency, ...]
    seconds: int
    problems: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """One running or stopped clock of a ticket; all times aware, UTC."""

    kind: ClockKind
    started_at: datetime
    limit_at: datetime
    stopped_at: datetime | None = None

    @property
    def running(self) -> bool:
        """Whether it still counts."""
        return self.stopped_at is None

    def kept(self, now: datetime) -> bool:
        """Whether the limit was kept, or can still be at `now`."""
        return (self.stopped_at or now) <= self.limit_at

    def stop(self, at: datetime) -> "Clock":
        """The same clock, stopped at `at`; one already stopped stays as it was."""
        return self if self.stopped_at else replace(self, stopped_at=at)

    def restart(self, at: datetime) -> "Clock":
        """The same clock, as long as before, begun at `at`."""
        return Clock(self.kind, at, at + (self.limit_at - self.started_at))


def choose_rules(rules: Iterable[ClockRule], urgency: Urgency, problem: str) -> dict[ClockKind, ClockRule]:
    """The rules for a ticket: of each kind, the one naming the problem, else the first for the urgency."""
    chosen: dict[ClockKind, ClockRule] = {}
    for rule in rules:
        if rule.problems and problem not in rule.problems:
            continue
        if not rule.problems and urgency not in rule.urgencies:
            continue
        if rule.kind not in chosen or (rule.problems and not chosen[rule.kind].problems):
            chosen[rule.kind] = rule
    return chosen


def start_clocks(
    rules: Iterable[ClockRule], urgency: Urgency, problem: str, registered_at: datetime
) -> tuple[Clock, ...]:
    """The clocks that a new ticket gets, one for each of its rules."""
    chosen = choose_rules(rules, urgency, problem)
    return tuple(
        Clock(kind, registered_at, registered_at + timedelta(seconds=rule.seconds)) for kind, rule in chosen.items()
    )
