"""What an executor did without a line: heard of later, told by both times, taken once."""

from datetime import datetime, timedelta

import pytest

from dozor.bootstrap import stores
from dozor.domain.clocks import ClockKind
from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Ticket
from tests.contract.samples import make_executor
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Answer, Page
from tests.handlers.rest_api.test_api_work_links import act, link, look

WRONG = timedelta(days=3)  # by so much the telephone's clock is fast


def late(house: House, action: str, key: str, minutes: float, **more: object) -> Answer:
    """A step that was done so many minutes ago and is sent now, by a telephone whose clock is wrong."""
    by_the_telephone = house.clock.now() + WRONG
    told = {"done_at": moment(by_the_telephone - timedelta(minutes=minutes)), "sent_at": moment(by_the_telephone)}
    return act(link(house), action, key=key, **told, **more)


def moment(at: datetime) -> str:
    return at.isoformat()


def ticket() -> Ticket:
    return stores.tickets().get("sosna", "1")


def stopped(kind: ClockKind) -> datetime | None:
    return next(one.stopped_at for one in ticket().clocks if one.kind is kind)


def entries() -> tuple[JournalEntry, ...]:
    return stores.tickets().journal("sosna", "1")


def test_the_journal_tells_when_it_was_done_and_when_it_was_heard_of(house: House) -> None:
    house.register()
    house.clock.advance(minutes=40)
    answer = late(house, "accept", "k1", 35)
    assert (answer.status, answer.body["state"]) == (200, "accepted")
    last = entries()[-1]
    assert (last.at, last.details["done_at"]) == (house.clock.now(), moment(NOW + timedelta(minutes=5)))
    assert stopped(ClockKind.ACCEPT) == NOW + timedelta(minutes=5)


@pytest.mark.parametrize(("seconds", "told"), [(0.04, False), (1, False), (2, True)])
def test_nothing_is_said_of_a_line_that_was_there(house: House, seconds: float, told: bool) -> None:
    house.register()
    house.clock.advance(minutes=1)
    assert late(house, "accept", "k1", seconds / 60).status == 200
    assert ("done_at" in entries()[-1].details) is told
    assert stopped(ClockKind.ACCEPT) == house.clock.now() - timedelta(seconds=seconds)


def test_a_whole_hour_in_the_cellar_is_replayed_in_order(house: House) -> None:
    house.register()
    house.clock.advance(minutes=60)
    for action, key, minutes in (("accept", "k1", 55), ("start", "k2", 50), ("finish", "k3", 20)):
        assert late(house, action, key, minutes, report={"text": "Хомут"} if key == "k3" else None).status == 200
    assert [one.action for one in entries()] == ["register", "assign", "accept", "start", "finish"]
    assert ticket().done_at == NOW + timedelta(minutes=40)
    assert stopped(ClockKind.LOCALISE) == NOW + timedelta(minutes=10)
    assert stopped(ClockKind.RESOLVE) == NOW + timedelta(minutes=40)
    assert [one.at for one in entries()] == sorted(one.at for one in entries())
    assert all(one.hash == one.compute_hash() for one in entries())


@pytest.mark.parametrize("minutes", [-10, 0, 24 * 60 + 1])
def test_what_nobodys_clock_can_say_counts_from_now(house: House, minutes: float) -> None:
    house.register()
    house.clock.advance(days=2)
    assert late(house, "accept", "k1", minutes).status == 200
    assert stopped(ClockKind.ACCEPT) == house.clock.now()


def test_nothing_is_done_before_the_ticket_was_there(house: House) -> None:
    house.register()
    house.clock.advance(minutes=10)
    late(house, "accept", "k1", 300)
    assert stopped(ClockKind.ACCEPT) == NOW


@pytest.mark.parametrize("action", ["accept", "no_access", "decline"])
def test_a_step_whose_answer_was_lost_is_not_taken_twice(house: House, action: str) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=())])
    house.register()
    first = late(house, action, "k1", 1, reason="никто не открыл")
    version = ticket().version
    again = late(house, action, "k1", 2, reason="никто не открыл")
    assert (first.status, again.status) == (200, 200)
    assert again.body["state"] == first.body["state"]
    assert ticket().version == version


def test_a_step_of_another_key_is_another_step(house: House) -> None:
    house.register()
    late(house, "accept", "k1", 2)
    assert late(house, "accept", "k2", 1).status == 409


def test_a_step_is_refused_once_the_ticket_is_somebody_elses(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=())])
    house.register()
    Page().post("/tickets/{company=sosna}/{number=1}/actions", {"action": "assign", "executor_id": "e2"})
    answer = late(house, "accept", "k1", 5)
    assert (answer.status, "передана другому исполнителю" in answer.body["detail"]) == (404, True)
    assert look(link(house, "e2")).body["state"] == "assigned"


def test_who_is_given_it_next_has_their_whole_time(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=())])
    house.register()
    house.clock.advance(minutes=30)
    assert late(house, "decline", "k1", 25, reason="сломалась машина").body["executor_id"] == "e2"
    accept = next(one for one in ticket().clocks if one.kind is ClockKind.ACCEPT)
    assert accept.started_at == house.clock.now()
    assert entries()[-2].details["done_at"] == moment(NOW + timedelta(minutes=5))
    assert "done_at" not in entries()[-1].details


def test_a_page_without_a_line_knows_what_comes_after_a_step(house: House) -> None:
    house.register()
    for action in ("accept", "start", "finish"):
        (expected,) = [one for one in look(link(house)).body["after"] if one["action"] == action]
        taken = act(link(house), action).body
        assert (expected["state"], expected["work"]) == (taken["state"], taken["work"])
