"""A saved form becomes one ticket, however often it is saved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.look_up_caller import look_up_caller
from dozor.application.propose_ticket import propose_ticket
from dozor.domain.assignment import NOBODY
from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.errors import Conflict, IllegalTransition, Invalid, NotFound, Uncertain
from dozor.domain.journal_check import check_chain
from dozor.domain.ticket import Place, TicketAction, TicketState
from tests.unit.application.trade import NOW, PAVEL, PHONE, open_trade


def test_the_ticket_has_number_clocks_executor_and_two_entries() -> None:
    trade = open_trade()
    registered = trade.register(description="water on the floor", contact_id="c1")
    ticket = registered.ticket
    assert registered.created
    assert (ticket.number, ticket.state, ticket.executor_name) == ("1", TicketState.ASSIGNED, "Pavel")
    assert ticket.planned_at == NOW + timedelta(minutes=30)
    assert [event.type for event in trade.tickets.events] == ["TicketRegistered", "TicketAssigned"]
    journal = trade.tickets.journal("zarya", "1")
    assert list(check_chain("1", journal)) == []
    assert [entry.action for entry in journal] == ["register", "assign"]
    told = next(clock for clock in ticket.clocks if clock.kind is ClockKind.TELL_PLAN)
    assert not told.running  # the operator has said it


def test_the_planned_time_of_a_written_request_is_still_to_be_told() -> None:
    ticket = open_trade().register(channel="email").ticket
    assert any(clock.kind is ClockKind.TELL_PLAN and clock.running for clock in ticket.clocks)


def test_saving_the_same_form_twice_gives_the_same_ticket() -> None:
    trade = open_trade()
    first, second = trade.register("form-1"), trade.register("form-1", description="typed again")
    assert not second.created
    assert second.ticket == first.ticket
    assert len(trade.tickets.events) == 2


def test_one_call_may_bring_several_tickets() -> None:
    trade = open_trade()
    numbers = {trade.register(key, contact_id="c1").ticket.number for key in ("form-1", "form-2")}
    assert numbers == {"1", "2"}


def test_two_savers_of_one_form_at_the_same_moment_get_the_winner_s_ticket() -> None:
    trade = open_trade()
    add = trade.tickets.add

    def somebody_was_quicker(change, key, events, done=None, digest=""):  # type: ignore[no-untyped-def]
        trade.tickets.add = add  # type: ignore[method-assign]
        trade.register(key)
        return add(change, key, events, done, digest)

    trade.tickets.add = somebody_was_quicker  # type: ignore[method-assign]
    late = trade.register("form-1")
    assert not late.created
    assert late.ticket.number == "2"  # the winner took its number after the loser: a gap, not a second ticket
    assert len(trade.tickets.list("zarya", open_only=True).items) == 1


def test_a_conflict_that_is_not_ours_is_not_hidden() -> None:
    trade = open_trade()
    trade.tickets.faults.refuse("add", Conflict("the number is taken"))
    with pytest.raises(Conflict):
        trade.register()


def test_a_saver_who_never_heard_the_answer_finds_the_ticket_on_the_second_try() -> None:
    trade = open_trade()
    trade.tickets.faults.time_out("add")
    with pytest.raises(Uncertain):
        trade.register("form-1")
    again = trade.register("form-1")
    assert not again.created
    assert len(trade.tickets.list("zarya", open_only=True).items) == 1


def test_an_unknown_building_or_problem_is_refused_by_the_name_of_the_field_and_takes_no_number() -> None:
    trade = open_trade()
    with pytest.raises(Invalid) as building:
        trade.register(building_id="b9")
    with pytest.raises(Invalid) as problem:
        trade.register(problem="ghost")
    assert building.value.problems[0].field == "place.building_id"
    assert problem.value.problems[0].field == "problem"
    assert trade.register().ticket.number == "1"


def test_a_ticket_for_whom_nobody_has_the_trade_waits_registered() -> None:
    ticket = open_trade().register(problem="paint").ticket
    assert (ticket.state, ticket.executor_id) == (TicketState.REGISTERED, "")


def test_the_proposal_says_what_saving_would_bring() -> None:
    trade = open_trade()

    def propose(problem: str):  # type: ignore[no-untyped-def]
        return propose_ticket(
            "zarya", Place("b1", ""), problem, "en", NOW, trade.companies, trade.people, trade.tickets, trade.catalogue
        )

    leak = propose("leak")
    assert (leak.executor_name, leak.urgency, leak.advice) == ("Pavel", Urgency.EMERGENCY, "Close the valve.")
    assert leak.planned_at == trade.register().ticket.planned_at
    assert propose("paint").reason == NOBODY


def test_the_operator_sees_who_calls_and_what_is_open() -> None:
    trade = open_trade()
    number = trade.register().ticket.number
    card = look_up_caller("zarya", PHONE, trade.callers, trade.outages)
    assert [resident.debt for resident in card.residents] == [150_000]
    assert [ticket.number for ticket in card.open_tickets] == [number]


def test_a_reason_is_asked_for_where_the_resident_will_want_one() -> None:
    trade = open_trade()
    trade.register()
    with pytest.raises(Invalid) as refusal:
        trade.act("1", TicketAction.DECLINE)
    assert refusal.value.problems[0].field == "reason"
    assert trade.act("1", TicketAction.DECLINE, reason="a neighbour's pipe").state is TicketState.DECLINED


def test_two_people_who_edit_the_same_ticket_get_a_conflict_not_a_lost_update() -> None:
    trade = open_trade()
    seen = trade.register().ticket.version
    trade.act("1", TicketAction.ACCEPT, version=seen)
    with pytest.raises(Conflict, match="changed since"):
        trade.act("1", TicketAction.DECLINE, reason="cannot", version=seen)


def test_what_is_not_possible_is_refused_with_what_is() -> None:
    trade = open_trade()
    trade.register()
    with pytest.raises(IllegalTransition) as refusal:
        trade.act("1", TicketAction.CLOSE)
    assert "accept" in refusal.value.allowed
    with pytest.raises(IllegalTransition):
        trade.act("1", TicketAction.REGISTER)


def test_a_ticket_can_be_given_to_somebody_else_by_name() -> None:
    trade = open_trade()
    trade.people.save_people([], [], [replace(PAVEL, id="semyon", name="Semyon")])
    trade.register()
    assert trade.act("1", TicketAction.ASSIGN, executor_id="semyon").executor_name == "Semyon"
    with pytest.raises(Invalid):
        trade.act("1", TicketAction.ASSIGN)
    with pytest.raises(NotFound):
        trade.act("1", TicketAction.ASSIGN, executor_id="nobody")


def test_reopening_finds_nobody_where_nobody_has_the_trade() -> None:
    trade = open_trade()
    trade.register(problem="paint")
    trade.act("1", TicketAction.HAND_OVER, reason="the city paints", to="the city")
    trade.act("1", TicketAction.FINISH)
    assert trade.act("1", TicketAction.REOPEN, reason="it peels").state is TicketState.REOPENED


def test_reopening_begins_a_new_generation_with_fresh_clocks() -> None:
    trade = open_trade()
    trade.register()
    trade.act("1", TicketAction.ACCEPT)
    trade.act("1", TicketAction.FINISH)
    later = timedelta(days=1)
    again = trade.act("1", TicketAction.REOPEN, after=later, reason="it leaks again")
    assert (again.state, again.generation, again.executor_id) == (TicketState.ASSIGNED, 2, "pavel")
    assert trade.tickets.events[-2].type == "TicketReopened"
    assert again.planned_at == NOW + later + timedelta(minutes=30)
