"""Any history of a ticket's clocks: paused, resumed, put off, given to somebody else, under another policy, over nights on
which clocks are changed. No clock is lost or doubled, and the time left is right to the second.

How many histories are tried: SEQUENCES in the environment; with --log-cli-level=INFO it is told at the end. The model counts by
looking at the wall, step by step, and knows nothing of limits, stretches or sums.
"""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dozor.adapters.dynamodb.documents import from_attribute, to_attribute, to_entity
from dozor.domain.clock_steps import (
    MET_BY_ACTION,
    Rulebook,
    agree_limit,
    meet_clock,
    pause_clocks,
    pause_what_may,
    reapply_policy,
    resume_clocks,
)
from dozor.domain.clocks import Clock, ClockKind, ClockRule, Starts, Urgency, start_clocks
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.working_calendar import WorkingCalendar
from tests.unit.clocks.oracle import Counts, add_up, always, by_the_wall
from tests.unit.clocks.strategies import calendars, clock_rules, moments, zone_info, zones

SEQUENCES = int(os.environ.get("SEQUENCES", "80"))
SHRINK = () if "QUICK" in os.environ else (Phase.shrink,)
TRIED: Counter[str] = Counter()
pytestmark = pytest.mark.timeout(300 + SEQUENCES)
SECOND = 1.0
KINDS = (ClockKind.ACCEPT, ClockKind.RESOLVE, ClockKind.INSPECT)
STEPS = st.one_of(
    st.sampled_from([0, 1, 59, 60, 600, 1800, 3600, 7200]),
    st.integers(0, 14_400),
    st.integers(0, 150_000),
).map(lambda seconds: timedelta(seconds=seconds))
REASONS = st.sampled_from(["no_access", "waiting_for_part", "no_access", "waiting_for_part", "no_such_reason"])


@dataclass(slots=True)
class Watched:
    """What the model knows of one clock: how long it has run, by the wall."""

    allowed: float
    counts: Counts
    spent: float = 0.0
    paused: bool = False
    stopped: bool = False
    agreed: bool = False

    def pass_time(self, start: datetime, end: datetime) -> None:
        """Look at the wall from `start` to `end`."""
        if not (self.paused or self.stopped):
            self.spent += add_up(self.counts, start, end)


def wall_of(one: ClockRule, calendar: WorkingCalendar, zone: str) -> Counts:
    """Which moments a rule counts, told from the rule itself."""
    if one.counts.value == "always":
        return always
    hours = calendar.hours if one.counts.value == "business_hours" else one.hours
    holidays = () if one.counts.value == "hours" else calendar.holidays
    return by_the_wall(WorkingCalendar(hours, holidays), zone) if any(hours.values()) else always


def one_rule_a_kind() -> st.SearchStrategy[tuple[ClockRule, ...]]:
    """A policy: a rule for each kind, or for all but one."""
    rules = st.tuples(*(clock_rules(kind) for kind in KINDS))
    return st.builds(lambda some, fewer: some[: 2 if fewer else 3], rules, st.booleans())


class ClockHistory(RuleBasedStateMachine):
    """One ticket of one company, whose policy, hours and people change."""

    clocks: tuple[Clock, ...] = ()

    @initialize(
        rules=one_rule_a_kind(),
        calendar=calendars(),
        zone=zones,
        now=moments(),
        before=st.none() | st.integers(0, 200_000).map(lambda seconds: timedelta(seconds=seconds)),
    )
    def register(
        self,
        rules: tuple[ClockRule, ...],
        calendar: WorkingCalendar,
        zone: str,
        now: datetime,
        before: timedelta | None,
    ) -> None:
        TRIED["histories"] += 1
        self.now, self.zone, self.rules, self.calendar = now, zone, rules, calendar
        occurred = now - before if before is not None else None
        self.clocks = start_clocks(
            rules, Urgency.NORMAL, "leak", now, occurred_at=occurred, calendar=calendar, zone=zone_info(zone)
        )
        self.model = {one.kind: Watched(one.seconds, wall_of(one, calendar, zone)) for one in rules}
        for one in rules:
            if one.starts is Starts.OCCURRED and occurred:
                self.model[one.kind].pass_time(occurred, now)

    @property
    def book(self) -> Rulebook:
        return Rulebook(self.rules, Urgency.NORMAL, "leak", self.calendar, zone_info(self.zone))

    def running(self) -> Iterator[tuple[ClockKind, Watched]]:
        return ((kind, one) for kind, one in self.model.items() if not one.stopped)

    @rule(step=STEPS)
    def wait(self, step: timedelta) -> None:
        self._pass_time(self.now + step)

    def _pass_time(self, until: datetime) -> None:
        TRIED["waits"] += 1
        for one in self.model.values():
            one.pass_time(self.now, until)
        self.now = until

    @rule(seconds=st.integers(1, 90_000))
    def wait_on(self, seconds: int) -> None:
        self._pass_time(self.now + timedelta(seconds=seconds))

    @rule(to=st.sampled_from(KINDS), margin=st.integers(-2, 2))
    def wait_until_about_the_limit(self, to: ClockKind, margin: int) -> None:
        limits = [clock.limit_at for clock in self.clocks if clock.kind is to and clock.running]
        for limit in limits:
            until = limit + timedelta(seconds=margin)
            if self.now < until < self.now + timedelta(days=5):
                self._pass_time(until)

    @rule(why=REASONS)
    def pause(self, why: str) -> None:
        self._pause(why)

    def _pause(self, why: str) -> None:
        try:
            self.clocks = pause_clocks(self.clocks, self.book, self.now, why, "Anna")
        except (Conflict, Invalid):
            return
        TRIED["pauses"] += 1
        self._stand_still()

    @rule(before=STEPS, length=STEPS, after=STEPS)
    def stand_still_for_a_while(self, before: timedelta, length: timedelta, after: timedelta) -> None:
        """Paused, and gone on with: what most pauses are."""
        self._pass_time(self.now + before)
        self._pause("no_access")
        self._pass_time(self.now + length)
        self._resume(set())
        self._pass_time(self.now + after)

    @rule(why=REASONS)
    def put_off(self, why: str) -> None:
        self.clocks = pause_what_may(self.clocks, self.book, self.now, why, "Anna")
        if why != "no_such_reason":
            self._stand_still()

    def _stand_still(self) -> None:
        for kind, one in self.running():
            if any(known.kind is kind for known in self.rules):
                one.paused = True

    @rule(kinds=st.sets(st.sampled_from(KINDS)))
    def resume(self, kinds: set[ClockKind]) -> None:
        self._resume(kinds)

    def _resume(self, kinds: set[ClockKind]) -> None:
        self.clocks = resume_clocks(self.clocks, self.now, "Boris", kinds)
        for kind, one in self.running():
            one.paused = one.paused and bool(kinds) and kind not in kinds

    @rule(rules=one_rule_a_kind(), calendar=calendars())
    def change_the_policy(self, rules: tuple[ClockRule, ...], calendar: WorkingCalendar) -> None:
        """Running clocks are not touched: the model does nothing."""
        TRIED["policies changed"] += 1
        self.rules, self.calendar = rules, calendar

    @rule()
    def reapply(self) -> None:
        self.clocks = reapply_policy(self.clocks, self.book, self.now)
        for known in self.rules:
            counts = wall_of(known, self.calendar, self.zone)
            one = self.model.setdefault(known.kind, Watched(known.seconds, counts))
            if not (one.stopped or one.agreed):
                one.allowed, one.counts = known.seconds, counts

    @rule(kind=st.sampled_from(KINDS))
    def reassign(self, kind: ClockKind) -> None:
        """Whoever gets it has a whole clock; all others go on."""
        self.clocks = tuple(one.restart(self.now) if one.kind is kind else one for one in self.clocks)
        if kind in self.model:
            was = self.model[kind]
            self.model[kind] = Watched(was.allowed, was.counts)

    @rule(kind=st.sampled_from(KINDS))
    def meet(self, kind: ClockKind) -> None:
        try:
            self.clocks = meet_clock(self.clocks, kind, self.now)
        except Conflict:
            assert kind not in dict(self.running())
            return
        except Invalid:  # of work, no word says that it is done: it is done
            assert kind in MET_BY_ACTION
            self.clocks = tuple(one.stop(self.now) if one.kind is kind else one for one in self.clocks)
        if kind in self.model:
            self.model[kind].stopped = True

    @rule(kind=st.sampled_from(KINDS), ahead=st.integers(1, 200_000))
    def agree(self, kind: ClockKind, ahead: int) -> None:
        limit = self.now + timedelta(seconds=ahead)
        try:
            self.clocks = agree_limit(self.clocks, self.book, kind, limit, self.now, "Vera", "after work")
        except (Conflict, Invalid):
            return
        one = self.model[kind]
        one.allowed, one.agreed = one.spent + add_up(one.counts, self.now, limit), True

    @precondition(lambda self: self.clocks)
    @rule()
    def write_and_read(self) -> None:
        """As the table keeps them."""
        self.clocks = tuple(to_entity(from_attribute(to_attribute(one)), Clock) for one in self.clocks)

    @rule(again=st.booleans())
    def reopen(self, again: bool) -> None:
        """Whole new clocks; seldom, or nothing would ever last."""
        if not again or any(True for _ in self.running()):
            return
        now, zone = self.now, zone_info(self.zone)
        self.clocks = start_clocks(self.rules, Urgency.NORMAL, "leak", now, calendar=self.calendar, zone=zone)
        self.model = {one.kind: Watched(one.seconds, wall_of(one, self.calendar, self.zone)) for one in self.rules}

    @invariant()
    def no_clock_is_lost_or_doubled(self) -> None:
        if self.clocks:
            assert Counter(one.kind for one in self.clocks) == Counter(iter(self.model))

    @invariant()
    def the_time_left_is_right_to_the_second(self) -> None:
        for clock in self.clocks:
            one = self.model[clock.kind]
            left = one.allowed - one.spent
            assert abs(clock.time_left(self.now).total_seconds() - left) < SECOND
            assert (clock.paused is not None) == (one.paused and not one.stopped)
            assert clock.running != one.stopped
            if abs(left) > SECOND:
                assert clock.kept(self.now) == (left > 0)
            TRIED["times compared"] += 1

    @invariant()
    def a_clock_that_runs_reaches_its_limit_when_nothing_is_left(self) -> None:
        for clock in self.clocks:
            if clock.running and not clock.paused and clock.limit_at > self.now:
                assert abs(clock.time_left(clock.limit_at).total_seconds()) < SECOND

    @invariant()
    def a_rung_is_due_when_so_much_has_been_spent_and_never_while_paused(self) -> None:
        for clock in self.clocks:
            one = self.model[clock.kind]
            for after, from_limit in ((600, False), (-1800, True), (0, True), (900, True)):
                wanted = one.allowed + after if from_limit else after
                due = clock.moment_of(timedelta(seconds=after), from_limit=from_limit)
                if one.stopped or one.agreed or abs(one.spent - wanted) < SECOND:
                    continue
                if due is None:
                    assert one.paused
                    assert one.spent < wanted
                else:
                    assert (due <= self.now) == (one.spent > wanted)


ClockHistory.TestCase.settings = settings(
    max_examples=SEQUENCES,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, *SHRINK),
)


class TestClockHistories(ClockHistory.TestCase):
    """No history loses or doubles a clock."""


def test_histories_were_really_tried() -> None:
    """What the table of measurements tells; runs after the histories, in the same process."""
    logging.getLogger(__name__).info("tried: %s", dict(TRIED))
    if TRIED:
        assert TRIED["histories"] >= SEQUENCES
        assert TRIED["times compared"] > TRIED["histories"]


def test_a_clock_written_before_pauses_were_known_can_be_paused() -> None:
    old = {"kind": "resolve", "started_at": "2026-03-02T10:00:00+00:00", "limit_at": "2026-03-02T12:00:00+00:00"}
    clock = to_entity(old, Clock)
    paused = clock.pause(clock.started_at + timedelta(hours=1), "no_access", "Anna")
    later = paused.resume(clock.started_at + timedelta(hours=5), "Anna")
    assert clock.allowed == later.allowed == timedelta(hours=2)
    assert later.limit_at == clock.started_at + timedelta(hours=6)
    assert later.kept(later.limit_at)
