"""The ticket's table of transitions and the chain of entries that it leaves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.clocks import Clock, ClockKind, Urgency
from dozor.domain.errors import IllegalTransition
from dozor.domain.journal import GENESIS
from dozor.domain.journal_check import check_chain
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import (
    OPEN_STATES,
    TRANSITIONS,
    Person,
    Place,
    Ticket,
    TicketAction,
    TicketState,
    assign,
    register,
    reopen,
    transition,
)

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
OPERATOR = Actor(ActorKind.OPERATOR, "olga@example.org", "Olga")
PLUMBER = Actor(ActorKind.EXECUTOR, "e1", "Pavel")
MANAGER = Actor(ActorKind.MANAGER, "boss@example.org", "Boris")


def a_ticket() -> Ticket:
    clocks = tuple(Clock(kind, NOW, NOW + timedelta(hours=1)) for kind in ClockKind)
    return Ticket(
        company="zarya",
        number="17",
        state=TicketState.REGISTERED,
        place=Place("b1", "1 Main Street", flat="5"),
        caller=Person("Ivan", "+79000000001"),
        problem="leak",
        category="water",
        trade="plumber",
        urgency=Urgency.EMERGENCY,
        description="water on the floor",
        channel="phone",
        registered_at=NOW,
        planned_at=NOW + timedelta(hours=1),
        clocks=clocks,
    )


def running(ticket: Ticket) -> set[ClockKind]:
    return {clock.kind for clock in ticket.clocks if clock.running}


def test_a_ticket_goes_from_registered_to_closed_and_every_step_is_in_the_journal() -> None:
    change = register(a_ticket(), OPERATOR)
    change = change.then(assign(change.ticket, "e1", "Pavel", OPERATOR, NOW, "plumber on shift"))
    for action in (TicketAction.ACCEPT, TicketAction.START, TicketAction.FINISH):
        change = change.then(transition(change.ticket, action, PLUMBER, NOW))
    change = change.then(transition(change.ticket, TicketAction.CLOSE, OPERATOR, NOW))

    assert change.ticket.state is TicketState.CLOSED
    assert [entry.action for entry in change.entries] == ["register", "assign", "accept", "start", "finish", "close"]
    assert [entry.position for entry in change.entries] == [1, 2, 3, 4, 5, 6]
    assert change.entries[0].previous == GENESIS
    assert list(check_chain("17", change.entries)) == []
    assert change.ticket.journal_head == change.entries[-1].hash
    assert change.ticket.version == 6


def test_acceptance_stops_the_clock_of_acceptance_and_no_other() -> None:
    assigned = assign(a_ticket(), "e1", "Pavel", OPERATOR, NOW, "").ticket
    accepted = transition(assigned, TicketAction.ACCEPT, PLUMBER, NOW + timedelta(minutes=1)).ticket
    assert running(accepted) == set(ClockKind) - {ClockKind.ACCEPT}
    stopped = next(clock for clock in accepted.clocks if clock.kind is ClockKind.ACCEPT)
    assert stopped.stopped_at == NOW + timedelta(minutes=1)


def test_finishing_stops_every_clock_of_the_work_and_none_of_telling() -> None:
    ticket = replace(a_ticket(), state=TicketState.IN_PROGRESS)
    finished = transition(ticket, TicketAction.FINISH, PLUMBER, NOW).ticket
    assert running(finished) == {ClockKind.NOTIFY, ClockKind.TELL_CAUSE}


@given(st.sampled_from(TicketState), st.sampled_from(TicketAction))
def test_what_the_table_does_not_allow_is_refused_with_what_it_does(state: TicketState, action: TicketAction) -> None:
    ticket = replace(a_ticket(), state=state)
    row = TRANSITIONS.get(action)
    if row and state in row.sources:
        actor = next(one for one in (OPERATOR, PLUMBER, MANAGER) if one.kind in row.who)
        assert transition(ticket, action, actor, NOW, "because").ticket.state is (row.target or state)
    else:
        with pytest.raises(IllegalTransition) as refusal:
            transition(ticket, action, OPERATOR, NOW)
        possible = ticket.allowed_to(OPERATOR)
        assert refusal.value.allowed == tuple(sorted(possible))
        assert all(allowed.value in str(refusal.value) for allowed in possible)


def test_a_closed_ticket_is_not_open_and_can_only_be_reopened() -> None:
    closed = replace(a_ticket(), state=TicketState.CLOSED)
    assert not closed.open
    assert closed.allowed == (TicketAction.REOPEN,)
    assert TicketState.REOPENED in OPEN_STATES


def test_reopening_starts_fresh_clocks_and_a_new_generation() -> None:
    later = NOW + timedelta(days=1)
    done = replace(a_ticket(), state=TicketState.DONE, told=frozenset({"remind"}))
    fresh = (Clock(ClockKind.ACCEPT, later, later + timedelta(minutes=10)),)
    again = reopen(done, fresh, later + timedelta(hours=2), OPERATOR, later, "it leaks again").ticket
    assert again.state is TicketState.REOPENED
    assert again.generation == 2
    assert again.told == frozenset()
    assert again.clocks == fresh
    assert again.planned_at == later + timedelta(hours=2)


@given(st.integers(min_value=0, max_value=3), st.sampled_from(["alter", "drop", "swap"]))
def test_an_entry_altered_dropped_or_moved_is_found(position: int, damage: str) -> None:
    change = register(a_ticket(), OPERATOR)
    change = change.then(assign(change.ticket, "e1", "Pavel", OPERATOR, NOW, ""))
    for action in (TicketAction.ACCEPT, TicketAction.START, TicketAction.FINISH):
        change = change.then(transition(change.ticket, action, PLUMBER, NOW))
    entries = list(change.entries)
    if damage == "alter":
        entries[position] = replace(entries[position], reason="another reason")
    elif damage == "drop":
        del entries[position]
    else:
        entries[position], entries[position + 1] = entries[position + 1], entries[position]
    assert position + 1 in {fault.position for fault in check_chain("17", entries)}


def test_a_forged_entry_that_hashes_itself_anew_breaks_the_next_one() -> None:
    change = register(a_ticket(), OPERATOR)
    change = change.then(assign(change.ticket, "e1", "Pavel", OPERATOR, NOW, ""))
    forged = replace(change.entries[0], reason="never said").sealed()
    (fault,) = check_chain("17", [forged, change.entries[1]])
    assert fault.text == "ticket 17: entry 1 is not the one that entry 2 follows"


def test_only_a_ticket_that_needs_no_watch_any_more_can_be_closed() -> None:
    """`infra` stops the watch when a ticket is done or declined, and not once more when it is closed."""
    assert TRANSITIONS[TicketAction.CLOSE].sources == {TicketState.DONE, TicketState.DECLINED}
    assert not TRANSITIONS[TicketAction.CLOSE].sources & OPEN_STATES
