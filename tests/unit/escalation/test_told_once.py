"""Where several rungs fall back on one person, that person is told once, and the journal says of which rungs."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from dozor.application.compose_messages import Desk, compose_messages
from dozor.application.tell_page import TOLD_ALREADY
from dozor.domain.clocks import ClockKind
from dozor.domain.company import Manager
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.message import Message
from dozor.domain.ticket import TicketAction
from tests.unit.application.test_messages import PlainLinks
from tests.unit.application.trade import FEDOR, PAVEL, Trade, open_trade
from tests.unit.escalation.test_faults import deliveries, faults
from tests.unit.escalation.watch_room import WatchRoom

SMS, EMAIL, VOICE = Means.SMS, Means.EMAIL, Means.VOICE
# The calm ladder of a demo, whose limits are seconds.
CALM = (
    Rung("foreman", ClockKind.ACCEPT, 8, Whom.FOREMAN, (SMS,)),
    Rung("dispatcher", ClockKind.ACCEPT, 14, Whom.DISPATCHER, (SMS, EMAIL)),
    Rung("manager", ClockKind.ACCEPT, 20, Whom.MANAGER, (EMAIL,)),
)
HOURS = tuple(replace(rung, after_seconds=rung.after_seconds * 3_600) for rung in CALM)


def ignored(rungs: tuple[Rung, ...], **changes: object) -> WatchRoom:
    """A request that nobody cares for, whose executor has no foreman, and no dispatcher is there."""
    trade = open_trade(rungs=rungs, **changes)  # type: ignore[arg-type]
    trade.people.save_people([], [], [replace(PAVEL, foreman_id="")])
    trade.register()
    return WatchRoom(trade)


def sent(trade: Trade) -> list[Message]:
    desk = Desk(
        trade.companies.get("zarya"), PAVEL, trade.catalogue, trade.texts, PlainLinks(), "https://d.example", "d@e"
    )
    pages = (event for event in trade.tickets.events if event.type == "TicketEscalated")
    return [message for event in pages for message in compose_messages(event, desk)]


def told(room: WatchRoom) -> list[tuple[str, str]]:
    return [(message.channel.value, message.to) for message in sent(room.trade)]


BY_SMS, BY_MAIL = ("sms", "+79000000001"), ("email", "anna@example.org")


def test_three_rungs_that_fall_back_on_the_manager_are_one_sms_and_one_mail() -> None:
    room = ignored(CALM).run(hours=1)
    assert told(room) == [BY_SMS, BY_MAIL]
    assert room.pages == [("1", "foreman", "Anna"), ("1", "dispatcher", "Anna"), ("1", "manager", "Anna")]


def test_the_journal_says_of_a_rung_that_nothing_was_sent_and_names_no_address() -> None:
    room = ignored(CALM).run(hours=1)
    foreman, dispatcher, manager = room.trade.tickets.journal("zarya", "1")[-3:]
    assert "told_already" not in foreman.details
    assert (dispatcher.details["means"], dispatcher.details["told_already"]) == ("email", "sms")
    assert dispatcher.reason == foreman.reason == "Nobody has accepted it yet."
    assert (manager.details["means"], manager.details["told_already"], manager.reason) == ("", "email", TOLD_ALREADY)
    assert (manager.details["name"], manager.details["phone"], manager.details["email"]) == ("Anna", "", "")


def test_a_ladder_in_hours_tells_them_as_often_as_the_policy_says() -> None:
    assert told(ignored(HOURS).run(hours=24)) == [BY_SMS, BY_SMS, BY_MAIL, BY_MAIL]


def test_how_long_that_lasts_is_the_companys_own() -> None:
    assert told(ignored(CALM, tell_again_after=5).run(hours=1)) == [BY_SMS, BY_SMS, BY_MAIL, BY_MAIL]


def test_a_rungs_own_repetitions_are_told_whoever_they_fall_back_on() -> None:
    (foreman, *_) = CALM
    room = ignored((replace(foreman, repeat_every=10, repeats=2),)).run(hours=1)
    assert told(room) == [BY_SMS] * 3


def test_two_rungs_that_both_name_the_manager_are_both_told() -> None:
    rungs = (
        Rung("one", ClockKind.ACCEPT, 10, Whom.MANAGER, (SMS,)),
        Rung("two", ClockKind.ACCEPT, 20, Whom.MANAGER, (SMS,)),
    )
    assert told(ignored(rungs).run(hours=1)) == [BY_SMS] * 2


def test_a_call_is_another_way_than_an_sms() -> None:
    rungs = (CALM[0], replace(CALM[1], means=(VOICE,)))
    assert told(ignored(rungs).run(hours=1)) == [BY_SMS, ("voice", "+79000000001")]


def test_rungs_that_were_slept_through_are_told_to_one_person_once() -> None:
    room = ignored(HOURS)
    room.delays = {0: (), 1: ()}  # the watch never begins
    room.sweep_every(timedelta(hours=23), timedelta(hours=24))
    assert told(room.run(hours=24)) == [BY_SMS, BY_MAIL]


def test_another_clock_is_another_matter() -> None:
    rungs = (CALM[0], Rung("uncontained", ClockKind.LOCALISE, 14, Whom.FOREMAN, (SMS,)))
    assert told(ignored(rungs).run(hours=1)) == [BY_SMS] * 2


def test_whoever_ignores_it_next_is_told_of_anew() -> None:
    room = ignored(CALM[:1])
    people = room.trade.people
    people.save_people([], [], [replace(PAVEL, foreman_id=""), replace(FEDOR, id="semyon", name="Semyon")])
    again = timedelta(seconds=20)
    room.after(20, lambda: room.trade.act("1", TicketAction.ASSIGN, executor_id="semyon", after=again))
    assert told(room.run(hours=1)) == [BY_SMS] * 2


def test_the_supervisor_who_stands_in_for_the_manager_is_told_once_too() -> None:
    rungs = (
        Rung("manager", ClockKind.ACCEPT, 10, Whom.MANAGER, (EMAIL,)),
        Rung("centre", ClockKind.ACCEPT, 20, Whom.SUPERVISOR, (SMS, EMAIL)),
    )
    supervisor = Manager("Stella", "+79000000008", "stella@example.org")
    room = ignored(rungs, manager=Manager("Anna", "+79000000001"), supervisor=supervisor)
    assert told(room.run(hours=1)) == [("email", "stella@example.org"), ("sms", "+79000000008")]


# Told at 300, silent at 400, told again at 1,000: no fault below moves one over the five minutes.
SPREAD = tuple(replace(rung, after_seconds=at, means=(SMS,)) for rung, at in zip(CALM, (300, 400, 1_000), strict=True))


@settings(max_examples=100, deadline=None)
@given(faults, deliveries)
def test_killed_throttled_and_doubled_the_same_is_told_once(
    broken: list[tuple[str, str, int]], delays: dict[int, tuple[float, ...]]
) -> None:
    room = ignored(SPREAD)
    room.delays = delays
    for kind, method, at in broken:
        getattr(room.trade.tickets.faults, kind)(method, at=at)
    assert told(room.run(hours=2)) == [BY_SMS] * 2
    silent = [
        entry.details["rung"] for entry in room.trade.tickets.journal("zarya", "1") if entry.reason == TOLD_ALREADY
    ]
    assert silent == ["dispatcher"]
