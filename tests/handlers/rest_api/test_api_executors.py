"""Executors: who is at work with how much in hand, who is away, and where their tickets go then."""

from datetime import time, timedelta

import pytest

from dozor.bootstrap import stores
from dozor.domain.people import Shift
from tests.contract.samples import make_executor
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Answer, Page

IRKUTSK_DAY = Shift(tuple(range(7)), time(8), time(20))  # it is 17:00 there


@pytest.fixture(autouse=True)
def _crew(house: House) -> None:
    """Besides e1, who is always there: e2 until eight in the evening, and e9 of another trade."""
    stores.people().save_people(
        [],
        [],
        [
            make_executor("e2", name="Иван", shifts=(IRKUTSK_DAY,), buildings=(), capacity=3),
            make_executor("e9", name="Щит", trades=("electrician",), shifts=(), buildings=("b7",)),
        ],
    )


def executors(olga: Page, **query: str) -> dict[str, dict[str, object]]:
    answer = olga.get("/executors", company="sosna", **query)
    assert answer.status == 200
    return {one["id"]: one for one in answer.body["items"]}


def away(olga: Page, executor: str = "e1", key: str = "absence-0001", **body: object) -> Answer:
    return olga.post(f"/executors/{{company=sosna}}/{{executor_id={executor}}}/absences", body, Idempotency_Key=key)


def holders() -> dict[str, str]:
    return dict(stores.people().staff("sosna").holdings)


def test_everybody_with_what_they_have_in_hand(house: House, olga: Page) -> None:
    house.register()
    house.register("form-0002")
    found = executors(olga)
    assert list(found) == ["e1", "e2", "e9"]
    assert (found["e1"]["load"], found["e1"]["tickets"], found["e1"]["capacity"]) == (2, ["1", "2"], 20)
    assert (found["e2"]["load"], found["e2"]["capacity"], found["e2"]["on_shift"]) == (0, 3, True)
    assert found["e1"]["leaves_at"] is None
    assert found["e2"]["leaves_at"] == "2026-03-02T12:00:00Z"


def test_those_of_a_trade_and_of_a_building(olga: Page) -> None:
    assert list(executors(olga, trade="plumber")) == ["e1", "e2"]
    assert list(executors(olga, building="b7")) == ["e2", "e9"]


def test_the_beginning_of_an_absence_hands_on_what_they_hold_and_a_second_call_nothing_more(
    house: House, olga: Page
) -> None:
    house.register()
    house.register("form-0002")
    answer = away(olga, reason="illness")
    assert answer.status == 201
    assert (answer.body["handed_on"], answer.body["told"], answer.body["kept"]) == (["1", "2"], [], [])
    assert answer.body["executor"]["absent"] is True
    assert holders() == {"1": "e2", "2": "e2"}
    last = stores.tickets().journal("sosna", "1")[-1]
    assert (last.action, last.actor.kind, last.details["executor_id"]) == ("assign", "system", "e2")
    versions = [stores.tickets().get("sosna", number).version for number in "12"]

    house.clock.advance(minutes=1)
    again = away(olga, reason="illness")

    assert (again.status, again.body["handed_on"]) == (200, [])
    assert again.body["absence"] == answer.body["absence"]
    assert [stores.tickets().get("sosna", number).version for number in "12"] == versions
    assert executors(olga)["e1"]["on_shift"] is False


def test_of_what_is_in_work_the_foreman_is_told_once_and_it_stays(house: House, olga: Page) -> None:
    house.register()
    page = "/tickets/{company=sosna}/{number=1}/actions"
    olga.post(page, {"action": "accept"})
    olga.post(page, {"action": "start"})
    answer = away(olga)
    assert (answer.body["handed_on"], answer.body["told"]) == ([], ["1"])
    assert stores.tickets().get("sosna", "1").executor_id == "e1"
    assert stores.tickets().journal("sosna", "1")[-1].action == "escalated"
    assert away(olga).body["kept"] == ["1"]


def test_who_stands_in_gets_it(house: House, olga: Page) -> None:
    stores.people().save_people([], [], [make_executor("e5", trades=("janitor",), shifts=(), buildings=())])
    stores.people().save_people([], [], [make_executor("e2", trades=("painter",), shifts=())])
    house.register()
    assert away(olga, stand_in_id="e5").body["handed_on"] == ["1"]
    assert holders() == {"1": "e5"}
    house.register("form-0002")
    assert holders()["2"] == "e5"


def test_a_coming_absence_is_kept_and_nothing_handed_on_yet(house: House, olga: Page) -> None:
    house.register()
    starts, ends = NOW + timedelta(days=1), NOW + timedelta(days=8)
    answer = away(olga, starts_at=starts.isoformat(), ends_at=ends.isoformat(), reason="holiday")
    assert (answer.status, answer.body["kept"]) == (201, ["1"])
    one = executors(olga)["e1"]
    assert (one["on_shift"], one["absent_until"], one["leaves_at"]) == (True, None, "2026-03-03T09:00:00Z")
    house.clock.advance(days=2)
    assert executors(olga)["e1"]["absent_until"] == "2026-03-10T09:00:00Z"


def test_back_sooner_than_was_thought(house: House, olga: Page) -> None:
    entered = away(olga)
    end = f"/executors/{{company=sosna}}/{{executor_id=e1}}/absences/{{absence_id={entered.body['absence']['id']}}}/end"
    house.clock.advance(hours=1)
    answer = olga.post(end, {})
    assert (answer.status, answer.body["on_shift"], answer.body["absences"]) == (200, True, [])
    assert olga.post(end, {}).status == 200
    assert olga.post(end.replace("absence_id=", "absence_id=x"), {}).status == 404
    assert olga.post(end, {"ends_at": (NOW - timedelta(days=1)).isoformat()}).status == 422


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"stand_in_id": "e1"}, "stand_in_id"),
        ({"stand_in_id": "nobody"}, "stand_in_id"),
        ({"ends_at": (NOW - timedelta(days=1)).isoformat()}, "ends_at"),
        ({"reason": "tired"}, "reason"),
    ],
)
def test_what_is_no_absence_is_refused_by_its_field(olga: Page, body: dict[str, str], field: str) -> None:
    answer = away(olga, **body)
    assert answer.status == 422
    assert [one["field"] for one in answer.body["problems"]] == [field]


def test_another_company_s_executors_are_nobody(stranger: Page) -> None:
    assert stranger.get("/executors", company="sosna").status == 404
    assert away(stranger).status == 404


def test_nobody_can_be_away_who_is_not_there(olga: Page) -> None:
    assert away(olga, "e77").status == 404
