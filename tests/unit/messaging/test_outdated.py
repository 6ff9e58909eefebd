"""What has waited is looked at once more before it is told: whether it is still true, and whether it is night by now."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from dozor.domain.clocks import ClockKind
from dozor.domain.errors import FieldProblem, Invalid, TransientFailure
from dozor.domain.message import Message, MessageState
from dozor.domain.message_rules import MessageRules
from dozor.domain.ticket import TicketAction
from tests.unit.application.trade import NOW, Trade, open_trade
from tests.unit.messaging.post_office import NOON, Office

QUIET = MessageRules(time(22), time(8))
LATE = NOON.replace(hour=20)  # 23:00 in Moscow
MORNING = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)  # 08:00


def left(office: Office) -> list[tuple[str, str]]:
    """(channel, text) of all that left."""
    return [(channel.value, text) for channel, _, text in office.way.texts]


def test_in_the_morning_only_the_last_of_an_outage_is_told() -> None:
    office = Office(QUIET, now=LATE)
    news = [("began", "outage_started"), ("longer", "outage_changed"), ("over", "outage_over")]
    for hours, (name, kind) in enumerate(news):
        office.now = LATE + timedelta(hours=hours)
        office.deliver(office.letter(name, kind, about="outage-1", made_at=office.now))
    office.deliver(office.letter("another", "outage_started", about="outage-2"))
    office.deliver(office.letter("elsewhere", "outage_started", "+79000000102", about="outage-1"))
    office.tend(hours=8)
    assert sorted(text for _, text in left(office)) == ["[ru] <another>", "[ru] <elsewhere>", "[ru] <over>"]
    for name in ("began", "longer"):
        assert (office.stands(name).state, office.stands(name).reason) == (MessageState.WITHHELD, "outdated")


def test_what_the_carrier_put_off_in_the_evening_wakes_nobody_at_night() -> None:
    office = Office(QUIET, now=NOON.replace(hour=18, minute=58))  # 21:58
    office.way.mood = lambda channel: TransientFailure("too busy")
    with pytest.raises(TransientFailure):
        office.deliver(office.letter("m1", "ticket_done"))
    office.way.mood = lambda channel: None
    assert office.tend(minutes=6) == {"due": 1, "queued": 1}
    assert (office.stands("m1").due_at, left(office)) == (MORNING, [])
    office.tend(hours=10)
    assert left(office) == [("sms", "[ru] <m1>")]


def page_about(office: Office, trade: Trade) -> Message:
    """A page of the trade's ticket 1, which nobody has accepted."""
    office.tickets, office.now = trade.tickets, NOW
    trade.register()
    return replace(office.page("page"), ticket="1", clock=ClockKind.ACCEPT, made_at=NOW + timedelta(minutes=1))


@pytest.mark.parametrize("accepted", [False, True])
def test_a_page_that_could_not_leave_is_not_sent_once_somebody_has_accepted(accepted: bool) -> None:
    office, trade = Office(), open_trade()
    page = page_about(office, trade)
    office.way.mood = lambda channel: TransientFailure("too busy")
    with pytest.raises(TransientFailure):
        office.deliver(page)
    office.way.mood = lambda channel: None
    if accepted:
        trade.act("1", TicketAction.ACCEPT)
    office.tend(minutes=2)
    assert left(office) == ([] if accepted else [("sms", "<page>")])
    assert office.stands("page").state is (MessageState.WITHHELD if accepted else MessageState.SENT)


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("late", [False, True])
def test_a_page_that_was_lost_goes_no_other_way_once_somebody_has_accepted(accepted: bool, late: bool) -> None:
    office, trade = Office(), open_trade()
    page = page_about(office, trade)
    if not late:
        office.way.mood = lambda channel: Invalid([FieldProblem("phone", "no")])
    office.deliver(page)
    if late:
        office.lose("page")
    office.way.mood = lambda channel: None
    if accepted:
        trade.act("1", TicketAction.ACCEPT)
    office.tend(minutes=2)
    assert [channel for channel, _ in left(office)][late:] == ([] if accepted else ["email"])
    assert (office.stands("page").state, office.tend(minutes=2)) == (MessageState.FAILED, {"due": 0})


def test_a_clock_that_begins_anew_for_another_is_not_what_the_page_was_about() -> None:
    office, trade = Office(), open_trade()
    page = page_about(office, trade)
    office.way.mood = lambda channel: Invalid([FieldProblem("phone", "no")])
    office.deliver(page)
    office.way.mood = lambda channel: None
    trade.act("1", TicketAction.ASSIGN, after=timedelta(minutes=5), executor_id="fedor")
    office.tend(minutes=10)
    assert left(office) == []
