"""What the pages do about duties: put off, given to somebody, done; each once, however often it is sent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.bootstrap import stores
from dozor.bootstrap.users import office
from dozor.domain.clocks import ClockKind
from dozor.domain.escalation import Means, Rung, Whom
from dozor.ports.contacts import DutyChange
from tests.contract.samples import end, make_contact, make_duty, make_executor
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.accounts import sign_up
from tests.handlers.rest_api.client import Page

KEY, OTHER = "form-00000001", "form-00000002"
DUTY = "/duties/{company=sosna}/{contact_id=c1}"
LATER = "2026-03-02T15:00:00Z"
PUT_OFF = {"action": "put_off", "until": "2026-03-02T18:00:00+03:00", "note": "Nobody answered"}
CALL = {"company": "sosna", "phone": "+79991234567", "at": LATER, "reason": "price"}


@pytest.fixture(autouse=True)
def left(house: House) -> House:
    """Somebody has hung up unheard."""
    stores.contacts().settle(end(make_contact()), None, [DutyChange(make_duty())])
    return house


def test_a_duty_put_off_is_due_later_and_says_who_did_it_and_why(olga: Page) -> None:
    told = olga.post(f"{DUTY}/actions", PUT_OFF, Idempotency_Key=KEY)
    assert (told.status, told.body["due_at"], told.body["done_at"]) == (200, LATER, None)
    (step,) = told.body["steps"]
    assert (step["kind"], step["by"], step["note"], step["until"]) == ("put_off", "Olga", "Nobody answered", LATER)
    assert olga.get(DUTY).body == told.body
    assert olga.get("/duties", company="sosna").body["items"] == [told.body]


def test_the_same_form_does_it_once_and_another_one_again(olga: Page) -> None:
    first = olga.post(f"{DUTY}/actions", PUT_OFF, Idempotency_Key=KEY)
    assert olga.post(f"{DUTY}/actions", PUT_OFF, Idempotency_Key=KEY).body == first.body
    other = {**PUT_OFF, "until": "2026-03-03T18:00:00+03:00"}
    assert olga.post(f"{DUTY}/actions", other, Idempotency_Key=KEY).body["type"] == "urn:dozor:key_reused"
    assert len(olga.post(f"{DUTY}/actions", other, Idempotency_Key=OTHER).body["steps"]) == 2


def test_a_duty_is_given_to_somebody_and_back(left: House, olga: Page) -> None:
    sign_up(left, "boris@example.org", "Boris", ["operator"], "sosna")
    given = olga.post(
        f"{DUTY}/actions", {"action": "give", "addressee": "boris@example.org", "note": "yours"}, Idempotency_Key=KEY
    )
    assert (given.status, given.body["addressee"], given.body["steps"][0]["to"]) == (200, *["boris@example.org"] * 2)
    assert [one["addressee_name"] for one in olga.get("/duties", company="sosna").body["items"]] == ["Boris"]
    assert given.body["steps"][0]["to_name"] == "Boris"
    back = olga.post(f"{DUTY}/actions", {"action": "give", "addressee": "operator"}, Idempotency_Key=OTHER)
    assert (back.body["addressee"], back.body["addressee_name"]) == ("operator", "")


@pytest.mark.parametrize("whom", ["boris@exmaple.org", "clara@example.org", "dan@example.org", "e99", "\u0000@x"])
def test_what_is_given_to_nobody_of_the_company_is_refused(left: House, olga: Page, whom: str) -> None:
    sign_up(left, "clara@example.org", "Clara", ["operator"], "kedr")
    dan = sign_up(left, "dan@example.org", "Dan", ["operator"], "sosna")
    office().users.disable(dan.claims["sub"])
    for route, asked in ((f"{DUTY}/actions", {"action": "give"}), ("/deferred-calls", CALL)):
        refused = olga.post(route, {**asked, "addressee": whom}, Idempotency_Key=KEY)
        assert refused.status == 422
        (problem,) = refused.body["problems"]
        assert (problem["field"], "choose from the list" in problem["reason"]) == ("addressee", True)
    assert olga.get(DUTY).body["steps"] == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"action": "put_off", "note": "x"}, "until"),
        ({**PUT_OFF, "until": "2026-03-02T09:00:00Z"}, "until"),
        ({**PUT_OFF, "until": "2027-03-02T09:00:00Z"}, "until"),
        ({**PUT_OFF, "note": " "}, "note"),
        ({"action": "give"}, "addressee"),
        ({"action": "give", "addressee": "operator"}, "addressee"),
        ({"action": "forget"}, "action"),
    ],
)
def test_what_does_not_fit_is_named(olga: Page, asked: dict[str, str], field: str) -> None:
    refused = olga.post(f"{DUTY}/actions", asked, Idempotency_Key=KEY)
    assert refused.status == 422
    assert [problem["field"] for problem in refused.body["problems"]] == [field]


def test_done_once_by_the_same_form_and_by_nobody_else(olga: Page) -> None:
    done = olga.post(f"{DUTY}/done", {"result": "reached"}, Idempotency_Key=KEY)
    assert (done.status, done.body["result"]) == (200, "reached")
    assert olga.post(f"{DUTY}/done", {"result": "reached"}, Idempotency_Key=KEY).body == done.body
    assert olga.post(f"{DUTY}/done", {"result": "else"}, Idempotency_Key=KEY).body["type"] == "urn:dozor:key_reused"
    assert olga.post(f"{DUTY}/done", {"result": "reached"}, Idempotency_Key=OTHER).status == 409
    assert olga.post(f"{DUTY}/actions", PUT_OFF, Idempotency_Key=OTHER).status == 409


def test_what_became_of_them_is_listed_page_by_page_the_last_one_first(left: House, olga: Page) -> None:
    for name in ("c2", "c3"):
        stores.contacts().settle(end(make_contact(name)), None, [DutyChange(make_duty(name))])
        left.clock.advance(minutes=1)
        olga.post(DUTY.replace("c1", name) + "/done", {"result": f"{name} reached"})
    first = olga.get("/duties", company="sosna", done="true", limit="1").body
    assert [one["result"] for one in first["items"]] == ["c3 reached"]
    rest = olga.get("/duties", company="sosna", done="true", cursor=first["cursor"]).body
    assert ([one["result"] for one in rest["items"]], rest["cursor"]) == (["c2 reached"], "")
    assert [one["contact_id"] for one in olga.get("/duties", company="sosna").body["items"]] == ["c1"]


def test_a_call_put_off_without_a_line_may_come_again_after_its_moment(left: House, olga: Page) -> None:
    made = olga.post("/deferred-calls", CALL, Idempotency_Key=KEY)
    left.clock.advance(hours=8)
    again = olga.post("/deferred-calls", CALL, Idempotency_Key=KEY)
    assert (again.status, again.body["contact_id"]) == (201, made.body["contact_id"])
    assert olga.post("/deferred-calls", CALL, Idempotency_Key=OTHER).status == 422


def test_another_companys_duties_are_not_there(stranger: Page) -> None:
    assert stranger.get(DUTY).status == 404
    assert stranger.post(f"{DUTY}/actions", PUT_OFF, Idempotency_Key=KEY).status == 404
    assert stranger.get("/colleagues", company="sosna").status == 404


def test_who_can_be_given_one_are_users_of_the_desk_and_executors(left: House, olga: Page) -> None:
    stores.people().save_people([], [], [make_executor("e7", name="Яна")])
    sign_up(left, "boris@example.org", "Boris", ["operator"], "sosna")
    sign_up(left, "clara@example.org", "Clara", ["manager"], "kedr")
    sign_up(left, "dora@example.org", "Dora", ["admin"], "sosna")
    told = olga.get("/colleagues", company="sosna").body["items"]
    assert {"id": "boris@example.org", "name": "Boris", "kind": "user"} in told
    assert {"id": "e7", "name": "Яна", "kind": "executor"} in told
    assert not {"clara@example.org", "dora@example.org"} & {one["id"] for one in told}


def test_whoever_rings_again_meanwhile_waits_with_a_clock_of_their_own(olga: Page) -> None:
    olga.post(f"{DUTY}/actions", PUT_OFF, Idempotency_Key=KEY)
    duty = stores.contacts().duty("sosna", "c1")
    assert (duty.counts_from, duty.due_at - NOW) == (NOW, timedelta(hours=6))
    assert duty.clock.started_at == NOW


def test_being_reminded_oneself_is_not_told_as_an_escalation(left: House, olga: Page) -> None:
    rungs = (
        Rung("my-own-moment", ClockKind.DEFERRED, 0, Whom.ADDRESSEE, (Means.SMS,), from_limit=True, repeats=1),
        Rung("then-the-manager", ClockKind.DEFERRED, 900, Whom.MANAGER, (Means.SMS,), from_limit=True),
    )
    stores.companies().save(replace(stores.companies().get("sosna"), rungs=rungs))
    duty = stores.contacts().duty("sosna", "c1").tell("my-own-moment").tell("my-own-moment#2")
    stores.contacts().save_duty(DutyChange(replace(duty, version=2)))
    assert olga.get(DUTY).body["told"] == 0
    stores.contacts().save_duty(DutyChange(replace(duty.tell("then-the-manager"), version=3)))
    assert [one["told"] for one in olga.get("/duties", company="sosna").body["items"]] == [1]
