"""What the resident is told about when the work is done, as limits move."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dozor.domain.clock_steps import Rulebook
from dozor.domain.clocks import ClockKind, ClockRule, Starts, Urgency, start_clocks
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket
from dozor.domain.ticket.planning import plan_completion
from dozor.domain.ticket.waiting import agree, pause_clock, reapply, resume_clock
from tests.contract.samples import make_ticket

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OLGA = Actor(ActorKind.MANAGER, "olga@example.org", "Olga")
RULES = (
    ClockRule(
        ClockKind.RESOLVE,
        tuple(Urgency),
        86_400,
        key="done",
        starts=Starts.OCCURRED,
        pauses=("no_access",),
        may_agree=True,
    ),
)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def a_ticket(planned_at: datetime = NOW + DAY) -> Ticket:
    clocks = start_clocks(RULES, Urgency.NORMAL, "leak", NOW)
    return replace(make_ticket(), registered_at=NOW, clocks=clocks, planned_at=planned_at, version=0)


def book(rules: tuple[ClockRule, ...] = RULES) -> Rulebook:
    return Rulebook(rules, Urgency.NORMAL, "leak")


def resumed_after(ticket: Ticket, pause: timedelta) -> Ticket:
    paused = pause_clock(ticket, "no_access", OLGA, NOW + HOUR, "nobody opens", book()).ticket
    return resume_clock(paused, OLGA, NOW + HOUR + pause).ticket


def test_a_limit_that_was_told_moves_with_the_pause() -> None:
    assert resumed_after(a_ticket(), 5 * HOUR).planned_at == NOW + DAY + 5 * HOUR


def test_a_time_planned_by_hand_stays_while_it_is_ahead() -> None:
    by_hand = NOW + 20 * HOUR
    assert resumed_after(a_ticket(by_hand), 5 * HOUR).planned_at == by_hand
    assert resumed_after(a_ticket(by_hand), 30 * HOUR).planned_at == NOW + DAY + 30 * HOUR


def test_an_agreed_limit_is_what_the_resident_expects() -> None:
    ticket = a_ticket()
    agreed = agree(ticket, ClockKind.RESOLVE, NOW + 3 * DAY, OLGA, NOW, "back on Thursday", book()).ticket
    assert agreed.planned_at == NOW + 3 * DAY


def test_another_policy_is_told_too() -> None:
    ticket = a_ticket()
    sooner = (replace(RULES[0], seconds=7200),)
    clocks = tuple(sooner[0].take_over(clock, NOW) for clock in ticket.clocks)
    assert reapply(ticket, clocks, OLGA, NOW, "a new contract").ticket.planned_at == NOW + 2 * HOUR


def test_a_limit_that_has_passed_already_is_promised_to_nobody() -> None:
    clocks = start_clocks(RULES, Urgency.NORMAL, "leak", NOW, occurred_at=NOW - 9 * DAY)
    assert plan_completion(clocks, NOW, NOW) == NOW
    assert not clocks[0].kept(NOW)
