"""Whoever ignores a ticket is escalated over; whoever is told is told once; acceptance stops it."""

import random
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.application.check_clock import Watch, check_clock
from dozor.application.watch_ticket import start_watch
from dozor.domain.errors import Conflict, TransientFailure
from dozor.domain.people import Shift
from dozor.domain.ticket import TicketAction
from dozor.events.tickets import TicketEventV1
from dozor.ports.gateways import EscalationRunner
from tests.unit.application.trade import FEDOR, NOW, PAVEL, Trade, open_trade


class Runner(EscalationRunner):
    """Remembers what was started and stopped."""

    def __init__(self) -> None:
        self.started: dict[tuple[str, str, int], datetime] = {}
        self.stopped: list[tuple[str, str, int]] = []

    def start(self, company: str, ticket: str, generation: int, look_at: datetime) -> None:
        self.started.setdefault((company, ticket, generation), look_at)

    def stop(self, company: str, ticket: str, generation: int, why: str) -> None:
        self.stopped.append((company, ticket, generation))


def check(trade: Trade, seconds: float, generation: int = 1) -> Watch:
    now = NOW + timedelta(seconds=seconds)
    return check_clock("zarya", "1", generation, now, trade.companies, trade.people, trade.tickets)


def pages(trade: Trade) -> list[tuple[str, str]]:
    """(rung, name) of everybody told, in order."""
    events = (event for event in trade.tickets.events if event.type == "TicketEscalated")
    return [(event.data["details"]["rung"], event.data["details"]["name"]) for event in events]


def ignored() -> Trade:
    trade = open_trade()
    trade.register()
    return trade


def test_the_ladder_is_climbed_in_order_and_then_the_watch_is_over() -> None:
    trade = ignored()
    first = check(trade, 300)
    assert (first.told, first.look_at) == (("remind",), NOW + timedelta(seconds=600))
    assert check(trade, 600).told == ("foreman",)
    last = check(trade, 900)
    assert (last.told, last.watch) == (("manager",), False)
    assert pages(trade) == [("remind", "Pavel"), ("foreman", "Fedor"), ("manager", "Anna")]


def test_waking_too_early_tells_nobody_and_says_when_to_look() -> None:
    trade = ignored()
    watch = check(trade, 299)
    assert (watch.told, watch.look_at) == ((), NOW + timedelta(seconds=300))
    assert pages(trade) == []


def test_acceptance_stops_it_at_once() -> None:
    trade = ignored()
    check(trade, 300)
    trade.act("1", TicketAction.ACCEPT)
    watch = check(trade, 600)
    assert (watch.told, watch.watch) == ((), False)
    assert pages(trade) == [("remind", "Pavel")]


def test_a_wake_up_of_an_earlier_generation_or_of_a_closed_ticket_is_over() -> None:
    trade = ignored()
    assert not check(trade, 900, generation=7).watch
    trade.act("1", TicketAction.ACCEPT)
    trade.act("1", TicketAction.FINISH)
    assert not check(trade, 900).watch
    assert pages(trade) == []


@given(st.lists(st.integers(min_value=0, max_value=1_000), min_size=1, max_size=10), st.randoms())
def test_wake_ups_late_doubled_or_lost_tell_everybody_once(moments: list[int], chance: random.Random) -> None:
    trade = ignored()
    for moment in sorted([*moments, *chance.choices(moments, k=3), 900]):
        check(trade, moment)
    assert [rung for rung, _ in pages(trade)] == ["remind", "foreman", "manager"]


def test_somebody_who_acts_between_reading_and_writing_is_seen() -> None:
    trade = ignored()
    save = trade.tickets.save

    def accepted_meanwhile(change, events):  # type: ignore[no-untyped-def]
        trade.tickets.save = save  # type: ignore[method-assign]
        trade.act("1", TicketAction.ACCEPT)
        return save(change, events)

    trade.tickets.save = accepted_meanwhile  # type: ignore[method-assign]
    assert check(trade, 300).told == ()
    assert pages(trade) == []


def test_a_ticket_that_keeps_changing_is_tried_again_later_and_nobody_is_told_twice() -> None:
    trade = ignored()
    for attempt in (1, 2, 3):
        trade.tickets.faults.refuse("save", Conflict("changed"), at=attempt)
    with pytest.raises(TransientFailure):
        check(trade, 300)
    assert check(trade, 300).told == ("remind",)


def test_a_throttled_table_loses_nobody() -> None:
    trade = ignored()
    trade.tickets.faults.throttle("save")
    with pytest.raises(TransientFailure):
        check(trade, 300)
    assert check(trade, 310).told == ("remind",)


def test_who_is_off_shift_is_passed_over_for_the_next_and_the_journal_says_for_whom() -> None:
    trade = ignored()
    night = (Shift(tuple(range(7)), time(22), time(6)),)
    trade.people.save_people([], [], [replace(PAVEL, shifts=night)])
    check(trade, 300)
    event = next(event for event in trade.tickets.events if event.type == "TicketEscalated")
    assert (event.data["details"]["name"], event.data["details"]["instead_of"]) == ("Fedor", "executor")


def test_who_has_no_usable_contact_is_passed_over_up_to_the_manager() -> None:
    trade = ignored()
    trade.people.save_people([], [], [replace(PAVEL, phone=""), replace(FEDOR, phone="")])
    check(trade, 300)
    assert pages(trade) == [("remind", "Anna")]


def test_the_dispatcher_on_shift_stands_between_foreman_and_manager() -> None:
    trade = ignored()
    dispatcher = replace(FEDOR, id="dina", name="Dina", trades=("dispatcher",), phone="+79000000203")
    trade.people.save_people([], [], [replace(PAVEL, phone=""), replace(FEDOR, phone=""), dispatcher])
    check(trade, 300)
    assert pages(trade) == [("remind", "Dina")]


def test_of_several_dispatchers_the_one_on_shift_is_told() -> None:
    trade = ignored()
    night = (Shift(tuple(range(7)), time(22), time(6)),)
    asleep = replace(FEDOR, id="dasha", name="Dasha", trades=("dispatcher",), shifts=night)
    awake = replace(FEDOR, id="dina", name="Dina", trades=("dispatcher",))
    trade.people.save_people([], [], [replace(PAVEL, phone=""), replace(FEDOR, phone=""), asleep, awake])
    check(trade, 300)
    assert pages(trade) == [("remind", "Dina")]


def test_who_stands_in_for_another_is_told_in_their_own_words() -> None:
    trade = ignored()
    trade.people.save_people([], [], [replace(PAVEL, phone="")])
    check(trade, 300)
    event = next(event for event in trade.tickets.events if event.type == "TicketEscalated")
    assert (event.data["details"]["whom"], event.data["details"]["instead_of"]) == ("foreman", "executor")


def test_a_ticket_without_an_executor_climbs_too() -> None:
    trade = open_trade()
    trade.register(problem="paint")
    check(trade, 600)
    assert [name for _, name in pages(trade)] == ["Anna", "Anna"]


def start(trade: Trade, runner: Runner, generation: int = 1, seconds: float = 0) -> bool:
    now = NOW + timedelta(seconds=seconds)
    return start_watch("zarya", "1", generation, None, now, trade.companies, trade.tickets, runner)


def test_one_event_tells_when_to_look_first_and_nothing_is_read() -> None:
    trade, runner = ignored(), Runner()
    told = [TicketEventV1.model_validate(event.data).watch_from for event in trade.tickets.events]
    assert told == [NOW + timedelta(seconds=300), None]  # registered, and given to somebody at once
    for _twice in range(2):
        assert start_watch("zarya", "1", 1, told[0], NOW, trade.companies, trade.tickets, runner)
    assert runner.started == {("zarya", "1", 1): NOW + timedelta(seconds=300)}
    assert trade.tickets.faults.calls["get"] == 0


def test_a_ticket_given_to_another_or_begun_anew_tells_when_to_look_first() -> None:
    trade = ignored()
    trade.people.save_people([], [], [replace(PAVEL, id="semyon", name="Semyon")])
    trade.act("1", TicketAction.ASSIGN, executor_id="semyon", after=timedelta(seconds=100))
    assert trade.tickets.events[-1].data["watch_from"] is not None
    trade.act("1", TicketAction.ACCEPT)
    trade.act("1", TicketAction.FINISH)
    assert trade.tickets.events[-1].data["watch_from"] is None
    before = len(trade.tickets.events)
    trade.act("1", TicketAction.REOPEN, reason="again")
    reopened, assigned = trade.tickets.events[before:]
    assert reopened.data["watch_from"] is not None
    assert assigned.data["watch_from"] is None


def test_the_watch_starts_at_the_first_rung_and_a_doubled_event_starts_nothing_new() -> None:
    trade, runner = ignored(), Runner()
    assert start(trade, runner)
    assert start(trade, runner, seconds=400)
    assert runner.started == {("zarya", "1", 1): NOW + timedelta(seconds=300)}


def test_an_event_that_comes_late_looks_at_once() -> None:
    trade, runner = ignored(), Runner()
    start(trade, runner, seconds=400)
    assert runner.started[("zarya", "1", 1)] == NOW + timedelta(seconds=400)


def test_a_late_event_of_a_ticket_that_is_over_starts_nothing() -> None:
    trade, runner = ignored(), Runner()
    trade.act("1", TicketAction.ACCEPT)
    assert not start(trade, runner)  # no rung is left
    trade.act("1", TicketAction.FINISH)
    assert not start(trade, runner)
    assert runner.started == {}


def test_a_new_generation_stops_the_one_before() -> None:
    trade, runner = ignored(), Runner()
    trade.act("1", TicketAction.ACCEPT)
    trade.act("1", TicketAction.FINISH)
    trade.act("1", TicketAction.REOPEN, reason="again")
    assert start(trade, runner, generation=2)
    assert runner.stopped == [("zarya", "1", 1)]


def test_a_second_executor_who_ignores_is_escalated_over_like_the_first() -> None:
    trade, runner = ignored(), Runner()
    trade.people.save_people([], [], [replace(PAVEL, id="semyon", name="Semyon", foreman_id="fedor")])
    check(trade, 300)
    trade.act("1", TicketAction.ACCEPT)
    given = trade.act("1", TicketAction.ASSIGN, executor_id="semyon", after=timedelta(seconds=1_000))
    assert given.generation == 2
    assert start(trade, runner, generation=2, seconds=1_000)
    assert runner.stopped == [("zarya", "1", 1)]
    assert runner.started == {("zarya", "1", 2): NOW + timedelta(seconds=1_300)}
    assert check(trade, 1_300, generation=2).told == ("remind",)
    assert check(trade, 1_600, generation=2).told == ("foreman",)
    assert pages(trade) == [("remind", "Pavel"), ("remind", "Semyon"), ("foreman", "Fedor")]
