"""Who had a ticket leaves work: whom it goes to, when it stays, and that nothing happens twice."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from dozor.application.assign_ticket import assign_chosen, choose_for
from dozor.application.hand_on_ticket import ABSENT, SHIFT_OVER, hand_on_after_shift
from dozor.application.refuse_ticket import refuse
from dozor.domain.absence import Absence
from dozor.domain.assignment_rules import AssignmentRules
from dozor.domain.errors import Invalid, NotAllowed
from dozor.domain.people import SYSTEM, Actor, ActorKind, Executor, Shift
from dozor.domain.staff import Staff
from dozor.domain.ticket import Change, Ticket, TicketAction, TicketState, transition
from tests.contract.samples import NOON, make_company, make_executor, make_registration

# 20:00 in Irkutsk, where the company is.
WEEK = tuple(range(7))
DAY, NIGHT = Shift(WEEK, time(9), time(21)), Shift(WEEK, time(21), time(9))
NINE = datetime(2026, 3, 14, 13, 0, tzinfo=UTC)  # 21:00 there
MORNING = NINE + timedelta(hours=12)
COMPANY = make_company()


def worker(name: str, *shifts: Shift, **changes: object) -> Executor:
    fields: dict[str, object] = {"shifts": shifts, "buildings": (), "name": name, "foreman_id": "boss"} | changes
    return make_executor(name, **fields)


BOSS = worker("boss", trades=("coordinator",), foreman_id="")
BY_DAY, BY_NIGHT = worker("day", DAY), worker("night", NIGHT)


def given(staff: Staff, *actions: TicketAction, at: datetime = NOON) -> Ticket:
    """A ticket registered at eight in the evening, given by the rules."""
    registered = make_registration().ticket
    chosen = choose_for(registered, COMPANY, staff, at)
    assert chosen is not None
    ticket = assign_chosen(registered, chosen, at).ticket
    for action in actions:
        actor = Actor(ActorKind.EXECUTOR, ticket.executor_id)
        ticket = transition(ticket, action, actor, at + timedelta(minutes=1), "because").ticket
    return ticket


def crew(*people: Executor) -> Staff:
    return Staff((*people, BOSS))


@pytest.mark.parametrize("actions", [(), (TicketAction.ACCEPT,)])
def test_at_the_end_of_the_shift_it_goes_to_the_next_with_a_whole_clock(actions: tuple[TicketAction, ...]) -> None:
    staff = crew(BY_DAY, BY_NIGHT)
    ticket = given(staff, *actions)
    assert (ticket.executor_id, ticket.held_until) == ("day", NINE)
    assert hand_on_after_shift(ticket, COMPANY, staff, NINE - timedelta(seconds=1)) is None

    change = hand_on_after_shift(ticket, COMPANY, staff, NINE)

    assert change is not None
    after = change.ticket
    assert (after.executor_id, after.state, after.held_until) == ("night", TicketState.ASSIGNED, MORNING)
    assert [(one.action, one.reason, one.actor) for one in change.entries] == [("assign", SHIFT_OVER, SYSTEM)]
    accept = next(clock for clock in after.clocks if clock.kind == "accept")
    assert (accept.started_at, accept.running) == (NINE, True)
    assert after.generation == ticket.generation + 1
    assert hand_on_after_shift(after, COMPANY, staff, NINE) is None


def test_a_wake_up_hours_late_does_the_same_once() -> None:
    staff = crew(BY_DAY, BY_NIGHT)
    change = hand_on_after_shift(given(staff), COMPANY, staff, NINE + timedelta(hours=5))
    assert change is not None
    assert change.ticket.executor_id == "night"


def test_it_stays_when_nobody_is_at_work_any_sooner() -> None:
    staff = crew(BY_DAY, worker("day2", DAY))
    assert hand_on_after_shift(given(staff), COMPANY, staff, NINE) is None


def test_who_took_it_on_or_was_given_it_after_their_shift_keeps_it() -> None:
    staff = crew(BY_DAY)
    late = transition(
        given(staff), TicketAction.ACCEPT, Actor(ActorKind.EXECUTOR, "day"), NINE + timedelta(minutes=5)
    ).ticket
    both = crew(BY_DAY, BY_NIGHT)
    assert hand_on_after_shift(late, COMPANY, both, NINE + timedelta(minutes=6)) is None
    at_night = given(staff, at=NINE + timedelta(hours=1))
    assert at_night.executor_id == "day"
    assert hand_on_after_shift(at_night, COMPANY, both, NINE + timedelta(hours=2)) is None


def test_of_what_is_in_work_the_foreman_is_told_once_and_it_stays() -> None:
    staff = crew(BY_DAY, BY_NIGHT)
    ticket = given(staff, TicketAction.ACCEPT, TicketAction.START)
    change = hand_on_after_shift(ticket, COMPANY, staff, NINE)
    assert change is not None
    assert change.ticket.executor_id == "day"
    (entry,) = change.entries
    assert (entry.action, entry.details["recipient_id"], entry.details["whom"]) == ("escalated", "boss", "foreman")
    assert hand_on_after_shift(change.ticket, COMPANY, staff, NINE + timedelta(hours=1)) is None


def test_which_states_go_and_of_which_the_foreman_is_told_is_the_company_s() -> None:
    staff = crew(BY_DAY, BY_NIGHT)
    rules = AssignmentRules(hand_on=("assigned", "in_progress"), tell=())
    company = replace(COMPANY, assignment=rules)
    started = given(staff, TicketAction.START)
    change = hand_on_after_shift(started, company, staff, NINE)
    assert change is not None
    assert change.ticket.executor_id == "night"
    assert hand_on_after_shift(given(staff, TicketAction.ACCEPT), company, staff, NINE) is None


def test_an_absence_hands_on_at_once_if_anybody_is_there_sooner() -> None:
    until = NOON + timedelta(hours=12)
    ill = replace(BY_DAY, absences=(Absence("i", NOON, until),))
    ticket = given(crew(BY_DAY))
    change = hand_on_after_shift(ticket, COMPANY, crew(ill, BY_NIGHT), NOON)
    assert change is not None
    assert (change.ticket.executor_id, change.entries[0].reason) == ("night", ABSENT)
    back_first = replace(BY_DAY, absences=(Absence("i", NOON, NOON + timedelta(minutes=30)),))
    assert hand_on_after_shift(ticket, COMPANY, crew(back_first, BY_NIGHT), NOON) is None


@pytest.mark.parametrize("state", sorted(set(TicketState) - {"assigned", "accepted", "in_progress"}))
def test_what_is_in_nobody_s_hands_is_left_alone(state: TicketState) -> None:
    staff = crew(BY_DAY, BY_NIGHT)
    ticket = replace(given(staff), state=TicketState(state))
    assert hand_on_after_shift(ticket, COMPANY, staff, NINE) is None


def refused_by(ticket: Ticket, staff: Staff, reason: str = "the van is broken") -> Change:
    return refuse(ticket, Actor(ActorKind.EXECUTOR, ticket.executor_id), COMPANY, staff, NOON, reason)


def test_refused_it_goes_on_and_never_back() -> None:
    staff = crew(BY_DAY, worker("day2", DAY), BY_NIGHT)
    ticket, holders = given(staff), []
    while ticket.executor_id:
        holders.append(ticket.executor_id)
        ticket = refused_by(ticket, staff).ticket
    assert holders == ["day", "day2", "night"]
    assert (ticket.state, ticket.refused_by) == (TicketState.REGISTERED, {"day", "day2", "night"})
    assert any(clock.kind == "accept" and clock.running for clock in ticket.clocks)
    assert choose_for(ticket, COMPANY, staff, NOON) is None


def test_who_has_refused_is_not_handed_it_at_the_end_of_a_shift_either() -> None:
    staff = crew(BY_DAY, BY_NIGHT)
    ticket = replace(given(staff), refused_by=frozenset({"night"}))
    assert hand_on_after_shift(ticket, COMPANY, staff, NINE) is None


def test_refusing_needs_a_reason_and_is_the_executor_s() -> None:
    staff = crew(BY_DAY)
    with pytest.raises(Invalid):
        refused_by(given(staff), staff, " ")
    with pytest.raises(NotAllowed):
        refuse(given(staff), Actor(ActorKind.OPERATOR, "olga"), COMPANY, staff, NOON, "because")
