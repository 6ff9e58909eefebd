"""What holds for every route: versions and entity tags, keys of forms, pages and filters, languages, refusals by HTTP."""

import json
from datetime import timedelta
from typing import Any

import pytest

from functions.rest_api.description import describe_api
from functions.rest_api.operations import OPERATIONS
from functions.rest_api.reading import MOST_BYTES
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page, form

KEY = "form-00000001"
TICKET = "/tickets/{company=sosna}/{number=1}"
ACTIONS = f"{TICKET}/actions"
OUTAGE = {"company": "sosna", "resource": "cold_water", "scope": [{"building_id": "b1"}]}
CALL = {"company": "sosna", "phone": "+79991234567", "at": "2026-03-02T15:00:00Z", "reason": "price"}


def tag_of(page: Page, route: str) -> str:
    return str(page.raw("GET", route)["headers"]["ETag"])


def numbers(answer: Any) -> str:
    assert answer.status == 200, answer.body
    return "".join(one["number"] for one in answer.body["items"])


def test_what_the_page_has_already_is_not_sent_again(house: House, olga: Page) -> None:
    house.register()
    for route, query in ((TICKET, {}), ("/tickets", {"company": "sosna"}), ("/me", {}), (f"{TICKET}/journal", {})):
        first = olga.raw("GET", route, query=query)
        tag = first["headers"]["ETag"]
        again = olga.raw("GET", route, query=query, headers={"if-none-match": f'"other", W/{tag}'})
        assert (again["statusCode"], again["body"], again["headers"]["ETag"]) == (304, "", tag)
        assert first["headers"]["Cache-Control"] == "private, no-cache"


def test_a_tag_changes_with_the_ticket_and_with_the_language_of_its_names(house: House, olga: Page) -> None:
    house.register()
    before = tag_of(olga, TICKET)
    assert before != tag_of(Page(language="ru"), TICKET)
    assert before.startswith('"2.')
    olga.post(ACTIONS, {"action": "accept"})
    assert tag_of(olga, TICKET).startswith('"3.')


@pytest.mark.parametrize("spell", ["{tag}", "W/{tag}", '"2"', "*"])
def test_a_change_at_the_version_that_was_seen_is_made(house: House, olga: Page, spell: str) -> None:
    house.register()
    match = spell.format(tag=tag_of(olga, TICKET))
    answer = olga.post(ACTIONS, {"action": "accept"}, If_Match=match)
    assert (answer.status, answer.body["state"], answer.body["version"]) == (200, "accepted", 3)


def test_a_change_of_what_has_changed_is_refused_with_the_version_there_is(house: House, olga: Page) -> None:
    house.register()
    seen = tag_of(olga, TICKET)
    olga.post(ACTIONS, {"action": "accept"})
    items = house.items()
    refused = olga.post(ACTIONS, {"action": "start"}, If_Match=seen)
    assert (refused.status, refused.body["type"]) == (412, "urn:dozor:version_conflict")
    assert refused.body["current_version"] == 3
    assert house.items() == items
    in_body = olga.post(ACTIONS, {"action": "start", "version": 2})
    assert (in_body.status, in_body.body["current_version"]) == (409, 3)


@pytest.mark.parametrize(
    ("match", "version", "field"),
    [("2", 0, "If-Match"), ('"two"', 0, "If-Match"), ('"2", "3"', 0, "If-Match"), ('"2"', 1, "version")],
)  # fmt: skip
def test_a_tag_that_is_none_of_ours(house: House, olga: Page, match: str, version: int, field: str) -> None:
    house.register()
    refused = olga.post(ACTIONS, {"action": "accept", "version": version}, If_Match=match)
    assert (refused.status, [one["field"] for one in refused.body["problems"]]) == (422, [field])


def test_an_outage_is_changed_at_the_version_that_was_seen(house: House, olga: Page) -> None:
    outage = olga.post("/outages", OUTAGE, Idempotency_Key=KEY).body
    route = f"/outages/{{company=sosna}}/{{outage_id={outage['id']}}}"
    change = {"action": "change", "texts": {"ru": "Меняем насос."}}
    seen = tag_of(olga, route)
    assert olga.post(f"{route}/actions", change, If_Match=seen).status == 200
    late = olga.post(f"{route}/actions", change, If_Match=seen)
    assert (late.status, late.body["current_version"]) == (412, 2)


@pytest.mark.parametrize(
    ("route", "body", "other"),
    [
        ("/tickets", form(), form(description="another one")),
        ("/outages", OUTAGE, {**OUTAGE, "resource": "gas"}),
        ("/deferred-calls", CALL, {**CALL, "phone": "+79991234568"}),
    ],
)
def test_a_key_makes_one_thing_and_is_not_taken_for_another(
    house: House, olga: Page, route: str, body: Any, other: Any
) -> None:
    first = olga.post(route, body, Idempotency_Key=KEY)
    again = olga.post(route, json.dumps(body, indent=3), Idempotency_Key=KEY)
    assert (first.status, again.body) == (201, first.body)
    reused = olga.post(route, other, Idempotency_Key=KEY)
    assert (reused.status, reused.body["type"]) == (422, "urn:dozor:key_reused")
    assert [one["field"] for one in reused.body["problems"]] == ["Idempotency-Key"]


def test_whatever_is_made_of_a_form_is_made_by_a_key() -> None:
    made = {name for name, one in OPERATIONS.items() if one.status == 201}
    assert {name for name in made if not OPERATIONS[name].keyed} == {"POST /live-tickets"}  # good once, for a minute


def test_the_register_is_filtered_and_read_page_by_page(house: House, olga: Page) -> None:
    for place in range(1, 6):
        house.register(
            f"form-000{place}", problem="riser_burst" if place % 2 else "certificate_wanted", flat=str(place)
        )
    olga.post("/tickets/{company=sosna}/{number=2}/actions", {"action": "decline", "reason": "not ours"})
    asked = {"company": "sosna"}
    assert numbers(olga.get("/tickets", **asked)) == "54321"
    assert numbers(olga.get("/tickets", **asked, open="true")) == "5431"
    assert numbers(olga.get("/tickets", **asked, state="declined")) == "2"
    assert numbers(olga.get("/tickets", **asked, problem="riser_burst", building="b1")) == "531"
    assert numbers(olga.get("/tickets", **asked, phone="8 999 000-00-01", open="true")) == "5431"
    assert numbers(olga.get("/tickets", **asked, number="4")) == "4"
    assert numbers(olga.get("/tickets", **asked, registered_from="2026-03-02T12:00:01+03:00")) == ""
    assert numbers(olga.get("/tickets", **asked, late="true")) == ""
    limit = house.clock.now() + timedelta(minutes=10)  # each is to be accepted by then
    assert numbers(olga.get("/tickets", **asked, due_before=limit.isoformat())) == ""
    assert numbers(olga.get("/tickets", **asked, due_before=(limit + timedelta(seconds=1)).isoformat())) == "5431"
    house.clock.advance(days=30)
    assert numbers(olga.get("/tickets", **asked, late="true")) == "5431"
    first = olga.get("/tickets", **asked, limit="2")
    second = olga.get("/tickets", **asked, limit="2", cursor=first.body["cursor"])
    assert numbers(first) + numbers(second) == "5432"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "201"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"open": "yes"}, "open"),
        ({"state": "lost"}, "state.0"),
        ({"stat": "done"}, "stat"),
        ({"registered_from": "yesterday"}, "registered_from"),
        ({"registered_from": "2026-03-02T12:00:00"}, "registered_from"),
        ({"registered_from": "2026-03-02T12:00:00Z", "registered_to": "2026-03-01T12:00:00Z"}, "registered_to"),
        ({"phone": "call me"}, "phone"),
        ({"cursor": "MjAyNi0wMy0wMg"}, "cursor"),
    ],
)
def test_a_filter_that_is_none_is_refused(olga: Page, query: dict[str, str], field: str) -> None:
    refused = olga.get("/tickets", company="sosna", **query)
    assert (refused.status, [one["field"] for one in refused.body["problems"]]) == (422, [field])


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ("kk-KZ", "Бұл өріс міндетті."),
        ("pl", "To pole jest wymagane."),
        ("de;q=1, ru;q=0.2, pl;q=0.7", "To pole jest wymagane."),
        ("pl;q=0, ru", "Это поле обязательно."),
        ("", "This field is required."),
        ("*, ;q=x", "This field is required."),
    ],
)
def test_refusals_are_told_in_the_language_that_is_wanted_most(olga: Page, wanted: str, reason: str) -> None:
    olga.language = wanted
    assert olga.get("/tickets").body["problems"] == [{"field": "company", "reason": reason}]


def test_a_body_longer_than_anything_that_is_asked_for(olga: Page) -> None:
    refused = olga.post("/tickets", "[" * (MOST_BYTES + 1), Idempotency_Key=KEY)
    assert (refused.status, refused.body["type"]) == (413, "urn:dozor:payload_too_large")


@pytest.mark.parametrize("number", ["9" * 3000, "1\n2", "\x00"])
def test_what_can_be_no_name_is_the_name_of_nothing(olga: Page, number: str) -> None:
    assert olga.get(f"/tickets/{{company=sosna}}/{{number={number}}}").status == 404


def test_what_will_pass_says_when_to_try_again(olga: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    from dozor.domain.errors import TransientFailure

    def fail(*_: object) -> None:
        raise TransientFailure("The table is too busy just now.")

    monkeypatch.setattr("functions.rest_api.routes.tickets.tickets", fail)
    raw = olga.raw("GET", "/tickets", query={"company": "sosna"})
    assert (raw["statusCode"], raw["headers"]["Retry-After"]) == (503, "2")


def test_every_route_is_described_with_all_that_it_answers() -> None:
    for path, methods in describe_api()["paths"].items():
        for method, one in methods.items():
            told = set(one["responses"])
            assert {"422", "429", "500", "503"} <= told, (method, path)
            assert ("401" in told) is (one.get("security") != []), (method, path)
            assert ("304" in told) is any(parameter["name"] == "If-None-Match" for parameter in one["parameters"])
            assert ("412" in told) is any(parameter["name"] == "If-Match" for parameter in one["parameters"])
            assert method != "post" or {"403", "409", "413"} <= told, (method, path)
