"""Which clocks a ticket gets, and when a rung of the escalation is due."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.clocks import Clock, ClockKind, ClockRule, Urgency, start_clocks
from dozor.domain.escalation import Means, Rung, Whom, plan_pages

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
RULES = (
    ClockRule(ClockKind.ACCEPT, (Urgency.EMERGENCY,), 300),
    ClockRule(ClockKind.RESOLVE, (Urgency.NORMAL, Urgency.EMERGENCY), 86_400),
    ClockRule(ClockKind.RESOLVE, (), 7_200, problems=("sewer_blocked",)),
)
LADDER = (
    Rung("remind", ClockKind.ACCEPT, 60, Whom.EXECUTOR, (Means.SMS,)),
    Rung("foreman", ClockKind.ACCEPT, 120, Whom.FOREMAN, (Means.SMS,)),
    Rung("late", ClockKind.RESOLVE, 3_600, Whom.MANAGER, (Means.EMAIL,)),
)


def limits(urgency: Urgency, problem: str) -> dict[ClockKind, timedelta]:
    return {clock.kind: clock.limit_at - NOW for clock in start_clocks(RULES, urgency, problem, NOW)}


def test_clocks_follow_urgency_and_a_rule_that_names_the_problem_comes_first() -> None:
    assert limits(Urgency.EMERGENCY, "leak") == {
        ClockKind.ACCEPT: timedelta(minutes=5),
        ClockKind.RESOLVE: timedelta(days=1),
    }
    assert limits(Urgency.EMERGENCY, "sewer_blocked")[ClockKind.RESOLVE] == timedelta(hours=2)
    assert limits(Urgency.PLANNED, "sewer_blocked") == {ClockKind.RESOLVE: timedelta(hours=2)}
    assert limits(Urgency.PLANNED, "paint") == {}


def test_a_clock_that_was_stopped_in_time_is_kept_whatever_comes_later() -> None:
    clock = Clock(ClockKind.ACCEPT, NOW, NOW + timedelta(minutes=5))
    assert clock.kept(NOW + timedelta(minutes=5))
    assert not clock.kept(NOW + timedelta(minutes=6))
    stopped = clock.stop(NOW + timedelta(minutes=4))
    assert stopped.kept(NOW + timedelta(days=9))
    assert stopped.stop(NOW + timedelta(days=9)) == stopped


def clocks() -> tuple[Clock, ...]:
    return start_clocks(RULES, Urgency.EMERGENCY, "leak", NOW)


def test_rungs_become_due_in_order_and_the_next_look_is_at_the_nearest() -> None:
    first = plan_pages(LADDER, clocks(), frozenset(), NOW)
    assert first.due == ()
    assert first.look_again_at == NOW + timedelta(seconds=60)
    second = plan_pages(LADDER, clocks(), frozenset(), NOW + timedelta(seconds=60))
    assert [page.key for page in second.due] == ["remind"]
    assert second.look_again_at == NOW + timedelta(seconds=120)


def test_acceptance_silences_its_rungs_but_not_those_of_the_work() -> None:
    accepted = tuple(clock.stop(NOW) if clock.kind is ClockKind.ACCEPT else clock for clock in clocks())
    plan = plan_pages(LADDER, accepted, frozenset(), NOW + timedelta(hours=2))
    assert [page.key for page in plan.due] == ["late"]
    assert plan.look_again_at is None


def test_nothing_is_left_to_watch_once_every_clock_has_stopped() -> None:
    stopped = tuple(clock.stop(NOW) for clock in clocks())
    plan = plan_pages(LADDER, stopped, frozenset(), NOW + timedelta(days=1))
    assert (plan.due, plan.look_again_at) == ((), None)


@given(st.lists(st.integers(min_value=0, max_value=5_000), max_size=12))
def test_however_often_and_whenever_it_wakes_everybody_is_told_once_and_never_too_early(wakeups: list[int]) -> None:
    told: list[str] = []
    for seconds in sorted([*wakeups, 5_000]):
        plan = plan_pages(LADDER, clocks(), frozenset(told), NOW + timedelta(seconds=seconds))
        assert all(page.rung.after_seconds <= seconds for page in plan.due)
        told += [page.key for page in plan.due]
    assert sorted(told) == ["foreman", "late", "remind"]
