"""Rules of clocks: which of them a ticket gets, from when, how long, and which hours of the day they count.

Rules are data of a policy pack (for Russia `ru-416`: Government Decree 416 of 15 May 2013, part IV), never constants here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dozor.domain.clock import Clock
from dozor.domain.clock_parts import ClockKind
from dozor.domain.counting import ALL_TIME, Counting
from dozor.domain.working_calendar import ALWAYS, WorkingCalendar


class Urgency(StrEnum):
    """How soon a problem wants somebody, from the catalogue."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NORMAL = "normal"
    PLANNED = "planned"


class Starts(StrEnum):
    """What a rule's time begins with."""

    REGISTERED = "registered"  # the ticket is registered
    OCCURRED = "occurred"  # the damage happened, which may be before anybody called; if not known: registered
    COMPLAINT = "complaint"  # the resident complained, which is when it is registered
    HANDED_OVER = "handed_over"  # somebody outside has been asked to do it


_WITH_THE_TICKET = frozenset({Starts.REGISTERED, Starts.OCCURRED, Starts.COMPLAINT})


class Counts(StrEnum):
    """Which time a rule counts."""

    ALWAYS = "always"
    HOURS = "hours"  # the rule's own hours, holidays too
    BUSINESS_HOURS = "business_hours"  # the company's hours; a company without hours works always
    WORKING_DAYS = "working_days"  # whole days of the rule's own hours, except the company's holidays


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One line of a policy pack: tickets of these urgencies get this clock.

    seconds: from the start to the limit, of the time that `counts`. problems: keys the rule is for, empty for all.
    source: the clause the value comes from, for the inspector. hours: weekday -> spans in minutes after midnight, in the
    company's zone, for HOURS and WORKING_DAYS. pauses: reasons for which its clocks may be paused. may_agree: whether the
    resident may agree to another limit. warn_before: seconds before the limit at which a clock is shown as near it.
    """

    kind: ClockKind
    urgencies: tuple[Urgency, ...]
    seconds: int
    problems: tuple[str, ...] = ()
    source: str = ""
    key: str = ""
    starts: Starts = Starts.REGISTERED
    counts: Counts = Counts.ALWAYS
    hours: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    pauses: tuple[str, ...] = ()
    may_agree: bool = False
    warn_before: int = 0

    def counting(self, calendar: WorkingCalendar, zone: ZoneInfo | None) -> Counting:
        """Which time its clocks count in a company with that calendar and zone (None: UTC)."""
        calendars = {
            Counts.HOURS: WorkingCalendar(self.hours),
            Counts.BUSINESS_HOURS: calendar,
            Counts.WORKING_DAYS: WorkingCalendar(self.hours, calendar.holidays),
        }
        chosen = calendars.get(self.counts, ALWAYS)
        return Counting(zone.key if zone else "UTC", chosen) if chosen.hours else ALL_TIME

    def start(self, at: datetime, calendar: WorkingCalendar = ALWAYS, zone: ZoneInfo | None = None) -> Clock:
        """A clock of this rule, begun at `at`."""
        counting = self.counting(calendar, zone)
        limit_at = counting.add(at, timedelta(seconds=self.seconds))
        kept = None if counting.always else counting.within(at, limit_at)
        return Clock(
            self.kind, at, limit_at, key=self.key, counting=kept, warn_before=self.warn_before, allows=self.seconds
        )

    def take_over(
        self, clock: Clock, now: datetime, calendar: WorkingCalendar = ALWAYS, zone: ZoneInfo | None = None
    ) -> Clock:
        """A clock of another rule as one of this rule from `now` on; the time that it has spent stays spent."""
        allowed, counting = timedelta(seconds=self.seconds), self.counting(calendar, zone)
        moved = clock.reset(allowed, None if counting.always else counting, now)
        kept = None if counting.always else counting.within(now, moved.limit_at)
        return replace(moved, key=self.key, counting=kept, warn_before=self.warn_before)


def choose_rules(
    rules: Iterable[ClockRule], urgency: Urgency, problem: str, starts: frozenset[Starts] = _WITH_THE_TICKET
) -> dict[ClockKind, ClockRule]:
    """The rules for a ticket: of each kind, the one naming the problem, else the first for the urgency."""
    chosen: dict[ClockKind, ClockRule] = {}
    for rule in rules:
        if rule.starts not in starts:
            continue
        if rule.problems and problem not in rule.problems:
            continue
        if not rule.problems and urgency not in rule.urgencies:
            continue
        if rule.kind not in chosen or (rule.problems and not chosen[rule.kind].problems):
            chosen[rule.kind] = rule
    return chosen


def start_clocks(
    rules: Iterable[ClockRule],
    urgency: Urgency,
    problem: str,
    registered_at: datetime,
    *,
    occurred_at: datetime | None = None,
    calendar: WorkingCalendar = ALWAYS,
    zone: ZoneInfo | None = None,
) -> tuple[Clock, ...]:
    """The clocks that a new ticket gets, one for each of its rules.

    occurred_at: the date of the damage, where it is known; one that lies ahead of the registration is not believed.
    calendar, zone: the company's own (zone None: UTC).
    """
    occurred = min(occurred_at or registered_at, registered_at)
    chosen = choose_rules(rules, urgency, problem).values()
    return tuple(
        rule.start(occurred if rule.starts is Starts.OCCURRED else registered_at, calendar, zone) for rule in chosen
    )


def start_hand_over(
    rules: Iterable[ClockRule],
    urgency: Urgency,
    problem: str,
    at: datetime,
    *,
    calendar: WorkingCalendar = ALWAYS,
    zone: ZoneInfo | None = None,
) -> tuple[Clock, ...]:
    """The clocks that begin when a ticket is handed to somebody outside; none where the policy has no such rule."""
    chosen = choose_rules(rules, urgency, problem, frozenset({Starts.HANDED_OVER}))
    return tuple(rule.start(at, calendar, zone) for rule in chosen.values())


def rule_of(rules: Iterable[ClockRule], clock: Clock, urgency: Urgency, problem: str) -> ClockRule | None:
    """The rule that a ticket's clock came from: by its key, else (a clock from before there were keys) as chosen now."""
    known = tuple(rules)
    by_key = next((rule for rule in known if clock.key and rule.key == clock.key), None)
    return by_key or choose_rules(known, urgency, problem, frozenset(Starts)).get(clock.kind)
