"""start_escalation, stop_escalation, check_clock: the watch over a ticket's clocks."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.bootstrap import stores
from dozor.domain.errors import NotFound
from dozor.domain.ticket import TicketAction
from functions.check_clock.handler import handler as check_clock
from functions.start_escalation.handler import handler as start_escalation
from functions.stop_escalation.handler import handler as stop_escalation
from tests.handlers.documents import event_batch, failed_in, queue_batch, read_document, ticket_event
from tests.handlers.house import NOW, OLGA, House

WAKEUP = read_document("stepfunctions/wakeup")


def accept(house: House) -> None:
    command = ActOnTicket("sosna", "1", TicketAction.ACCEPT, OLGA, house.clock.now())
    act_on_ticket(command, stores.companies(), stores.people(), stores.tickets())


def test_a_registered_ticket_is_watched_until_its_nearest_rung(house: House) -> None:
    house.register()
    assert failed_in(start_escalation(event_batch(ticket_event()), None)) == []
    nearest = (NOW + timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert house.watches() == {"sosna-1-1": {"company": "sosna", "ticket": "1", "generation": 1, "look_at": nearest}}


def test_a_doubled_event_starts_one_watch(house: House) -> None:
    house.register()
    for _ in range(2):
        assert failed_in(start_escalation(event_batch(ticket_event(), ticket_event()), None)) == []
    assert list(house.watches()) == ["sosna-1-1"]


def test_a_late_event_of_a_former_generation_starts_nothing(house: House) -> None:
    house.register()
    assert failed_in(start_escalation(event_batch(ticket_event(generation=7)), None)) == []
    assert house.watches() == {}


def test_the_first_executor_needs_no_second_watch(house: House) -> None:
    house.register()
    assert failed_in(start_escalation(event_batch(ticket_event("TicketAssigned", entry=2)), None)) == []
    assert house.watches() == {}


def test_only_the_event_that_cannot_be_read_is_reported(house: House) -> None:
    house.register()
    good, unknown = event_batch(ticket_event(), ticket_event(ticket="77"))["Records"]
    broken = queue_batch('{"detail": {"id": "half an event"}}')["Records"][0] | {"messageId": "broken"}
    assert failed_in(start_escalation({"Records": [broken, good, unknown]}, None)) == ["broken", "m1"]
    assert list(house.watches()) == ["sosna-1-1"]


def test_a_ticket_that_is_done_is_watched_no_longer_and_twice_is_fine(house: House) -> None:
    house.register()
    start_escalation(event_batch(ticket_event()), None)
    for _ in range(2):
        assert failed_in(stop_escalation(event_batch(ticket_event("TicketDone", entry=5)), None)) == []
    assert house.watches() == {}


def test_before_the_nearest_rung_nobody_is_told(house: House) -> None:
    house.register()
    before = house.items()
    answer = check_clock(WAKEUP, None)
    assert answer == WAKEUP | {"watch": True, "look_at": "2026-03-02T09:05:00Z"}
    assert house.items() == before


def test_a_rung_that_is_due_is_told_once_however_often_the_watch_wakes(house: House) -> None:
    house.register()
    house.clock.advance(minutes=5)
    answers = [check_clock(WAKEUP, None) for _ in range(3)]
    assert answers == [WAKEUP | {"watch": True, "look_at": "2026-03-02T09:15:00Z"}] * 3
    told = [entry for entry in stores.tickets().journal("sosna", "1") if entry.action == "escalated"]
    assert [entry.details["rung"] for entry in told] == ["remind"]


def test_a_part_of_a_second_is_rounded_up(house: House) -> None:
    house.clock.advance(microseconds=1)
    house.register()
    assert check_clock(WAKEUP, None)["look_at"] == "2026-03-02T09:05:01Z"


def test_the_watch_is_over_when_the_last_rung_is_told(house: House) -> None:
    house.register()
    house.clock.advance(hours=1)
    assert check_clock(WAKEUP, None) == WAKEUP | {"watch": False, "look_at": None}


def test_the_watch_is_over_when_the_ticket_is_accepted(house: House) -> None:
    house.register()
    accept(house)
    house.clock.advance(hours=1)
    assert check_clock(WAKEUP, None) == WAKEUP | {"watch": False, "look_at": None}
    assert [entry.action for entry in stores.tickets().journal("sosna", "1")] == ["register", "assign", "accept"]


@pytest.mark.parametrize("missing", ["company", "ticket", "generation"])
def test_a_wakeup_that_lacks_something_fails_the_task(house: House, missing: str) -> None:
    wakeup = {name: value for name, value in WAKEUP.items() if name != missing}
    with pytest.raises(ValidationError, match=missing):
        check_clock(wakeup, None)


def test_a_ticket_that_is_not_there_fails_the_task(house: House) -> None:
    with pytest.raises(NotFound):
        check_clock(WAKEUP, None)
