"""The rules of the ladder that are missed elsewhere, each as what people notice."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.application.keep_watch import save_change
from dozor.application.tickets.timing import rulebook_of
from dozor.domain.clocks import ClockKind, ClockRule, Urgency
from dozor.domain.company import Manager
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Shift
from dozor.domain.ticket import TicketAction
from dozor.domain.ticket.waiting import pause_clock, resume_clock
from tests.unit.application.trade import COMPANY, FEDOR, NOW, OPERATOR, PAVEL, Trade, open_trade
from tests.unit.escalation.watch_room import WatchRoom

RUNGS = (
    Rung("remind", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.SMS,), repeat_every=300, repeats=1),
    Rung("foreman", ClockKind.ACCEPT, 900, Whom.FOREMAN, (Means.SMS,)),
    Rung("late", ClockKind.RESOLVE, 0, Whom.MANAGER, (Means.SMS,), from_limit=True),
)
NIGHT = (Shift(tuple(range(7)), time(22), time(6)),)
LAST_HOUR = (Shift(tuple(range(7)), time(8), time(12, 8)),)  # ends eight minutes after NOW, in Moscow
THEN_ON = (Shift(tuple(range(7)), time(12, 8), time(20)),)


def ignored(**changes: object) -> tuple[Trade, WatchRoom]:
    trade = open_trade(**{"rungs": RUNGS, **changes})  # type: ignore[arg-type]
    trade.register()
    return trade, WatchRoom(trade)


def told(room: WatchRoom) -> list[tuple[str, str]]:
    return [(page, name) for _, page, name in room.pages]


def act(trade: Trade, action: TicketAction, seconds: float, **more: object) -> None:
    command = ActOnTicket("zarya", "1", action, OPERATOR, NOW + timedelta(seconds=seconds), **more)  # type: ignore[arg-type]
    act_on_ticket(command, trade.companies, trade.people, trade.tickets)


def test_it_stops_at_once_when_somebody_accepts() -> None:
    trade, room = ignored()
    room.after(301, lambda: act(trade, TicketAction.ACCEPT, 301))
    assert told(room.run(hours=2)) == [("remind", "Pavel")]


def test_it_goes_on_when_the_acceptance_is_not_followed_by_work() -> None:
    trade, room = ignored()
    room.after(100, lambda: act(trade, TicketAction.ACCEPT, 100))
    assert told(room.run(days=4)) == [("late", "Anna")]


def test_a_rung_is_repeated_as_often_as_it_says() -> None:
    _, room = ignored()
    assert told(room.run(hours=2)) == [("remind", "Pavel"), ("remind2", "Pavel"), ("foreman", "Fedor")]


def test_a_rung_for_emergencies_is_no_rung_for_what_is_planned() -> None:
    rungs = (replace(RUNGS[0], urgencies=(Urgency.EMERGENCY,)), RUNGS[1])
    trade, room = ignored(rungs=rungs)
    trade.register("form-2", problem="paint")
    room.run(hours=2)
    assert [page for ticket, page, _ in room.pages if ticket == "1"] == ["remind", "remind2", "foreman"]
    assert [page for ticket, page, _ in room.pages if ticket == "2"] == ["foreman"]


@pytest.mark.parametrize("unfit", [{"shifts": NIGHT}, {"phone": ""}])
def test_who_is_off_shift_or_without_a_phone_is_passed_over_for_the_next(unfit: dict[str, object]) -> None:
    trade, room = ignored()
    trade.people.save_people([], [], [replace(PAVEL, **unfit)])  # type: ignore[arg-type]
    assert told(room.run(minutes=5)) == [("remind", "Fedor")]


def test_when_nobody_on_the_ladder_has_the_means_anybody_is_told_by_any_other() -> None:
    rungs = (Rung("mail", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.EMAIL,)),)
    trade, room = ignored(rungs=rungs, manager=Manager("Anna", "+79000000001"))
    trade.people.save_people([], [], [replace(FEDOR, email="")])
    room.run(minutes=5)
    details = trade.tickets.journal("zarya", "1")[-1].details
    assert (details["name"], details["means"], details["instead_of"]) == ("Anna", "sms,voice", "executor")


def test_the_supervisor_of_the_centre_stands_above_the_manager_and_in_for_one_who_cannot_be_reached() -> None:
    rungs = (
        Rung("manager", ClockKind.ACCEPT, 300, Whom.MANAGER, (Means.EMAIL,)),
        Rung("centre", ClockKind.ACCEPT, 600, Whom.SUPERVISOR, (Means.SMS,)),
    )
    supervisor = Manager("Stella", "+79000000008", "stella@example.org")
    _, room = ignored(rungs=rungs, supervisor=supervisor, manager=Manager("Anna", "+79000000001"))
    assert told(room.run(hours=1)) == [("manager", "Stella"), ("centre", "Stella")]


def test_without_a_supervisor_their_rung_is_told_to_the_manager() -> None:
    _, room = ignored(rungs=(Rung("centre", ClockKind.ACCEPT, 300, Whom.SUPERVISOR, (Means.SMS,)),))
    assert told(room.run(hours=1)) == [("centre", "Anna")]


def test_it_survives_a_hand_over_of_shifts() -> None:
    """Who leaves is told no more; who comes gets the ticket, a whole clock for accepting it, and the ladder anew."""
    trade = open_trade(rungs=RUNGS)
    relief = replace(PAVEL, id="semyon", name="Semyon", shifts=THEN_ON)
    trade.people.save_people([], [], [replace(PAVEL, shifts=LAST_HOUR), relief])
    trade.register()
    room = WatchRoom(trade).run(hours=2)
    assert told(room) == [("remind", "Pavel"), ("remind", "Semyon"), ("remind2", "Semyon"), ("foreman", "Fedor")]
    assert [at for at, _ in room.looks][1] == NOW + timedelta(minutes=8)


def test_a_paused_clock_is_silent_and_goes_on_after() -> None:
    rule = ClockRule(ClockKind.ACCEPT, tuple(Urgency), 600, pauses=("no_access",))
    trade, room = ignored(clocks=(rule, *COMPANY.clocks[1:]), pause_reasons={"no_access": {"en": "Nobody opens."}})
    company = trade.companies.get("zarya")

    def pause() -> None:
        ticket = trade.tickets.get("zarya", "1")
        book = rulebook_of(company, ticket)
        save_change(pause_clock(ticket, "no_access", OPERATOR, room.now, "knocked", book), company, trade.tickets)

    def resume() -> None:
        save_change(resume_clock(trade.tickets.get("zarya", "1"), OPERATOR, room.now), company, trade.tickets)

    room.after(100, pause)
    room.after(4_100, resume)
    assert told(room.run(seconds=4_299)) == []
    assert told(room.run(seconds=4_300)) == [("remind", "Pavel")]


def test_a_deferred_ticket_sleeps_and_wakes() -> None:
    trade, room = ignored()
    until = NOW + timedelta(days=1)
    room.after(100, lambda: act(trade, TicketAction.DEFER, 100, reason="they are away", until=until))
    room.run(hours=23)
    assert (told(room), trade.tickets.get("zarya", "1").state) == ([], "deferred")
    room.run(days=1, seconds=1)
    assert trade.tickets.get("zarya", "1").state == "assigned"
    assert told(room.run(days=1, seconds=301)) == [("remind", "Pavel")]


@pytest.mark.parametrize("end", [TicketAction.DECLINE, TicketAction.MERGE, TicketAction.RESOLVE])
def test_what_is_declined_merged_or_done_is_told_to_nobody(end: TicketAction) -> None:
    trade, room = ignored()
    trade.register("form-2")
    into = {"into": "2"} if end is TicketAction.MERGE else {}
    room.after(200, lambda: act(trade, end, 200, reason="so it is", **into))
    assert [ticket for ticket, _, _ in room.run(days=4).pages if ticket == "1"] == []
    assert [moment for moment, ticket in room.looks if ticket == "1"] == []


def test_whatever_brings_the_next_look_nearer_begins_a_new_watch_and_nothing_else_does() -> None:
    trade, room = ignored()
    generations = [trade.tickets.get("zarya", "1").generation]
    for action in (TicketAction.ACCEPT, TicketAction.START):
        generations.append(trade.act("1", action).generation)
    trade.act("1", TicketAction.FINISH)
    generations.append(trade.act("1", TicketAction.REOPEN, reason="again").generation)
    assert generations == [1, 1, 1, 2]
    room.run(hours=2)
    assert told(room)[0] == ("remind", "Pavel")
