"""What the pages are told when something does not fit: status, field, reason, and what is possible instead."""

from typing import Any

import pytest

from dozor.bootstrap import stores
from dozor.ports.contacts import DutyChange
from tests.contract.samples import end, make_contact, make_duty
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page, form

KEY = "form-00000001"
ACTIONS = "/tickets/{company=sosna}/{number=1}/actions"
OF_TICKET = (
    "/tickets/{company=%s}/{number=1}",
    "/tickets/{company=%s}/{number=1}/journal",
    "/tickets/{company=%s}/{number=1}/messages",
)
OF_CONTACT = ("/contacts/{company=%s}/{contact_id=c1}", "/contacts/{company=%s}/{contact_id=c1}/recording")
LISTS = ("/tickets", "/contacts", "/duties", "/buildings", "/problems")


def problems(answer: Any) -> dict[str, str]:
    assert answer.status == 422
    return {one["field"]: one["reason"] for one in answer.body["problems"]}


def fill(house: House) -> None:
    """One ticket and one call with a duty, of sosna."""
    house.register()
    stores.contacts().settle(end(make_contact()), None, [DutyChange(make_duty())])


@pytest.mark.parametrize("route", [*OF_TICKET, *OF_CONTACT])
def test_another_companys_things_are_as_unknown_as_what_is_not_there(house: House, stranger: Page, route: str) -> None:
    fill(house)
    foreign, unknown = stranger.get(route % "sosna"), stranger.get(route % "nobody")
    assert foreign.status == 404
    assert foreign.body == unknown.body


@pytest.mark.parametrize("route", [*OF_TICKET, *OF_CONTACT])
def test_a_number_of_another_company_is_unknown_in_ones_own(house: House, stranger: Page, route: str) -> None:
    empty = stranger.get(route % "kedr")
    fill(house)
    assert stranger.get(route % "kedr").body == empty.body
    assert empty.status == 404


@pytest.mark.parametrize("route", LISTS)
def test_lists_of_another_company_are_unknown(house: House, stranger: Page, route: str) -> None:
    fill(house)
    foreign, unknown = (stranger.get(route, company=slug) for slug in ("sosna", "nobody"))
    assert foreign.status == 404
    assert foreign.body == unknown.body


def test_nothing_of_another_company_can_be_changed(house: House, stranger: Page) -> None:
    fill(house)
    before = house.items()
    answers = [
        stranger.post("/tickets", form(), Idempotency_Key=KEY),
        stranger.post("/proposals", {"company": "sosna", "building_id": "b1", "problem": "riser_burst"}),
        stranger.post(ACTIONS, {"action": "accept"}),
        stranger.post("/duties/{company=sosna}/{contact_id=c1}/done", {"result": "hello"}),
        stranger.get("/callers", company="sosna", phone="+79990000001"),
    ]
    assert [answer.status for answer in answers] == [404] * len(answers)
    assert house.items() == before


@pytest.mark.parametrize(
    ("changes", "field", "english", "russian"),
    [
        ({"problem": ""}, "problem", "This is too short.", "Слишком коротко."),
        (
            {"problem": "dragon"},
            "problem",
            "There is no such problem in the catalogue.",
            "Такой проблемы нет в справочнике.",
        ),
        ({"description": "x" * 4001}, "description", "This is too long.", "Слишком длинно."),
        ({"color": "red"}, "color", "There is no such field.", "Такого поля нет."),
        ({"description": 7}, "description", "This must be a text.", "Здесь должен быть текст."),
        ({"place": {"flat": "12"}}, "place.building_id", "This field is required.", "Это поле обязательно."),
        ({"place": {"building_id": "b9"}}, "place.building_id", "There is no such building.", "Такого дома нет."),
        ({"place": "here"}, "place", "This must be an object.", "Здесь должен быть объект."),
        (
            {"caller": {"phone": "call me"}},
            "caller.phone",
            "This is not a phone number.",
            "Это не номер телефона.",
        ),
    ],
)
def test_what_does_not_fit_is_told_by_field_and_reason_in_the_language_asked_for(
    olga: Page, changes: dict[str, Any], field: str, english: str, russian: str
) -> None:
    for language, reason in (("en-GB,en;q=0.9", english), ("ru-RU, en;q=0.5", russian), ("de, ru;q=0.1", russian)):
        olga.language = language
        assert problems(olga.post("/tickets", form(**changes), Idempotency_Key=KEY)) == {field: reason}


def test_all_that_does_not_fit_is_told_at_once(house: House, olga: Page) -> None:
    before = house.items()
    told = problems(olga.post("/tickets", {"company": "sosna"}, Idempotency_Key=KEY))
    assert set(told) == {"caller", "place", "problem"}
    assert house.items() == before


@pytest.mark.parametrize(("body", "reason"), [("{", "This is not JSON."), ("[]", "This must be an object.")])
def test_a_body_that_is_no_object(olga: Page, body: str, reason: str) -> None:
    assert problems(olga.post("/tickets", body, Idempotency_Key=KEY)) == {"body": reason}


def test_no_body_at_all_names_what_is_missing(house: House, olga: Page) -> None:
    house.register()
    assert problems(olga.post(ACTIONS)) == {"action": "This field is required."}


@pytest.mark.parametrize("key", ["", "short", "x" * 101])
def test_a_form_without_a_key_of_its_own_is_not_saved(house: House, olga: Page, key: str) -> None:
    before = house.items()
    headers = {"Idempotency_Key": key} if key else {}
    assert set(problems(olga.post("/tickets", form(), **headers))) == {"Idempotency-Key"}
    assert house.items() == before


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": "dance"}, "action"),
        ({"action": "decline"}, "reason"),
        ({"action": "decline", "reason": "  "}, "reason"),
        ({"action": "assign"}, "executor_id"),
        ({"action": "accept", "version": -1}, "version"),
        ({"action": "accept", "version": "many"}, "version"),
        ({"action": "accept", "version": 1.5}, "version"),
    ],
)
def test_an_action_that_does_not_fit(house: House, body: dict[str, object], field: str) -> None:
    house.register()
    for language, alphabet in (("ru", "абвгдежзиклмнопрстуя"), ("en", "abcdefghijklmnopqrst")):
        told = problems(Page(language=language).post(ACTIONS, body))
        assert set(told) == {field}
        assert set(told[field].lower()) & set(alphabet)
        assert not set(told[field].lower()) & ({"я", "о", "е"} if language == "en" else {"t", "h"})


@pytest.mark.parametrize("route", LISTS)
def test_a_list_of_no_company(olga: Page, route: str) -> None:
    assert problems(olga.get(route)) == {"company": "This field is required."}


def test_a_caller_of_no_phone_and_no_company(olga: Page) -> None:
    assert set(problems(olga.get("/callers"))) == {"company", "phone"}


@pytest.mark.parametrize("cursor", ["!!!", "x", "ж"])
def test_a_cursor_of_nobodys(olga: Page, cursor: str) -> None:
    assert set(problems(olga.get("/tickets", company="sosna", cursor=cursor))) == {"cursor"}
    olga.language = "ru"
    assert problems(olga.get("/tickets", company="sosna", cursor=cursor))["cursor"] == "Такого места в списке нет."


def test_what_is_not_possible_now_is_refused_with_what_is(house: House, olga: Page) -> None:
    house.register()
    for language, title in (("en", "It cannot be done as things stand."), ("ru", "Сейчас этого сделать нельзя.")):
        olga.language = language
        answer = olga.post(ACTIONS, {"action": "close"})
        assert (answer.status, answer.body["title"]) == (409, title)
        assert answer.body["allowed"] == [
            "accept", "assign", "decline", "defer", "hand_over", "merge", "resolve", "start",
        ]  # fmt: skip
        assert answer.body["type"] == "urn:dozor:illegal_transition"


def test_a_ticket_that_has_changed_meanwhile_is_a_conflict(house: House, olga: Page) -> None:
    house.register()
    olga.post(ACTIONS, {"action": "accept", "version": 2})
    answer = olga.post(ACTIONS, {"action": "start", "version": 2})
    assert (answer.status, answer.body["type"]) == (409, "urn:dozor:version_conflict")
    assert (answer.body["allowed"], answer.body["current_version"]) == ([], 3)


def test_an_executor_who_is_not_there(house: House, olga: Page) -> None:
    house.register()
    assert olga.post(ACTIONS, {"action": "assign", "executor_id": "nobody"}).status == 404


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_is_said_to_be_no_json(olga: Page, media_type: str) -> None:
    answer = olga.ask("POST", "/tickets", body=form(), headers={"content-type": media_type, "Idempotency-Key": KEY})
    assert (answer.status, answer.body["title"]) == (415, "Send the body as application/json.")


def test_what_breaks_on_our_side_is_told_without_its_insides(
    house: House, olga: Page, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("password=1234")

    monkeypatch.setattr("functions.rest_api.routes.tickets.tickets", fail)
    answer = olga.get("/tickets", company="sosna")
    assert (answer.status, answer.body["detail"]) == (500, "")
    assert "password" in capsys.readouterr().out  # but those who mend it see it


def test_what_will_pass_is_told_as_such(olga: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    from dozor.domain.errors import TransientFailure

    def fail(*_: object) -> None:
        raise TransientFailure("The table is too busy just now.")

    monkeypatch.setattr("functions.rest_api.routes.tickets.tickets", fail)
    answer = olga.get("/tickets", company="sosna")
    assert (answer.status, answer.body["title"]) == (503, "Try again in a moment.")


def test_a_sentence_is_told_in_the_language_asked_for_or_not_at_all(house: House, olga: Page, stranger: Page) -> None:
    house.register()
    told = {}
    for language in ("en", "ru"):
        olga.language = stranger.language = language
        foreign = stranger.get("/tickets/{company=sosna}/{number=1}")
        changed = olga.post(ACTIONS, {"action": "accept", "version": 9})
        impossible = olga.post(ACTIONS, {"action": "close"})
        told[language] = [answer.body["detail"] for answer in (foreign, changed, impossible)]
    assert told["en"] == [
        "There is no such company, or it is not yours.",
        "The ticket has changed since you opened it: look again and decide.",
        "This cannot be done now. The request's state: an executor has been chosen.",
    ]
    assert told["ru"] == [
        "Такой компании нет, или она не ваша.",
        "Заявка изменилась, пока была открыта у вас: посмотрите ещё раз и решите.",
        "Сейчас это невозможно. Состояние заявки: исполнитель назначен.",
    ]
