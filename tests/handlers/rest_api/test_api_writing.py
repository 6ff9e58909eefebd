"""What the pages change: tickets, actions, duties, the way into the WebSocket."""

from typing import Any

import pytest

from dozor.bootstrap import stores
from dozor.ports.contacts import DutyChange
from functions.open_connection.handler import handler as open_connection
from tests.contract.samples import end, make_contact, make_duty
from tests.handlers.documents import read_document
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page, form

KEY = "form-00000001"
ACTIONS = "/tickets/{company=sosna}/{number=1}/actions"


def test_who_would_come_and_when(olga: Page) -> None:
    asked = {"company": "sosna", "building_id": "b1", "problem": "riser_burst"}
    told = olga.post("/proposals", asked).body
    assert (told["executor_name"], told["urgency"]) == ("Пётр Кузнецов", "emergency")
    assert told["planned_at"] == "2026-03-02T09:30:00Z"
    assert told["reason"]
    assert told["advice"]
    nobody = olga.post("/proposals", asked | {"problem": "gas_smell"}).body
    assert (nobody["executor_id"], nobody["executor_name"]) == ("", "")


def but_the_counter(house: House) -> list[dict[str, Any]]:
    return [item for item in house.items() if item["item"] != "counter"]


def test_a_saved_form_is_a_ticket_and_saved_again_the_same_one(house: House, olga: Page) -> None:
    first = olga.post("/tickets", form(), Idempotency_Key=KEY)
    before = but_the_counter(house)
    second = olga.post("/tickets", form(), Idempotency_Key=KEY)
    assert (first.status, second.status) == (201, 200)
    assert first.body == second.body
    assert first.body["number"] == "1"
    assert first.body["caller"]["phone"] == "+79991234567"
    assert but_the_counter(house) == before  # the second try has used up a number


def test_a_form_that_changed_after_it_was_saved_is_refused_and_nothing_is_written(house: House, olga: Page) -> None:
    olga.post("/tickets", form(), Idempotency_Key=KEY)
    before = but_the_counter(house)
    again = olga.post("/tickets", form(description="changed meanwhile"), Idempotency_Key=KEY)
    assert (again.status, again.body["type"]) == (422, "urn:dozor:key_reused")
    assert but_the_counter(house) == before


def test_another_form_is_another_ticket(olga: Page) -> None:
    numbers = [olga.post("/tickets", form(), Idempotency_Key=key).body["number"] for key in (KEY, "form-00000002")]
    assert numbers == ["1", "2"]


def test_who_saved_it_is_in_the_journal(olga: Page) -> None:
    olga.post("/tickets", form(), Idempotency_Key=KEY)
    first, second = olga.get("/tickets/{company=sosna}/{number=1}/journal").body["items"]
    assert first["actor"] == {"kind": "supervisor", "id": "olga@example.org", "name": "Olga"}
    assert second["actor"]["kind"] == "system"


@pytest.mark.parametrize("written", ["+7 (999) 123-45-67", "8 (999) 123-45-67", "9991234567", "+79991234567"])
def test_a_phone_may_be_written_as_people_write_it(olga: Page, written: str) -> None:
    caller = {"name": "Иван", "phone": written}
    told = olga.post("/tickets", form(caller=caller), Idempotency_Key=KEY).body
    assert told["caller"]["phone"] == "+79991234567"


def test_a_caller_without_a_phone_is_welcome(olga: Page) -> None:
    told = olga.post("/tickets", form(caller={"name": "Иван"}), Idempotency_Key=KEY)
    assert (told.status, told.body["caller"]["phone"]) == (201, "")


def test_a_body_that_came_in_base64_is_read(olga: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    import base64
    import json

    make = Page._event

    def encoded(*arguments: Any) -> dict[str, Any]:
        event = make(*arguments)
        body = base64.b64encode(json.dumps(form(), ensure_ascii=False).encode()).decode()
        return event | {"body": body, "isBase64Encoded": True}

    monkeypatch.setattr(Page, "_event", encoded)
    assert olga.post("/tickets", form(), Idempotency_Key=KEY).body["description"] == "Течёт по стояку"


def test_from_accepted_to_closed(house: House, olga: Page) -> None:
    house.register()
    states = [olga.post(ACTIONS, {"action": name}).body["state"] for name in ("accept", "start", "finish", "close")]
    assert states == ["accepted", "in_progress", "done", "closed"]


def test_another_executor_is_chosen(house: House, olga: Page) -> None:
    house.register()
    told = olga.post(ACTIONS, {"action": "assign", "executor_id": "e1", "reason": "knows the house"}).body
    assert (told["executor_id"], told["version"]) == ("e1", 3)


def test_somebody_has_been_called_back(house: House, olga: Page) -> None:
    stores.contacts().settle(end(make_contact()), None, [DutyChange(make_duty())])
    done = olga.post("/duties/{company=sosna}/{contact_id=c1}/done", {"result": " will come tomorrow "})
    assert (done.status, done.body["result"], done.body["done_by"]) == (200, "will come tomorrow", "Olga")
    assert olga.get("/duties", company="sosna").body["items"] == []
    again = olga.post("/duties/{company=sosna}/{contact_id=c1}/done", {"result": "me too"})
    assert again.status == 409


def test_a_call_is_put_off_and_cancelled(house: House, olga: Page) -> None:
    asked = {"company": "sosna", "phone": "8 999 123-45-67", "at": "2026-03-02T15:00:00+03:00", "reason": " price "}
    made = olga.post("/deferred-calls", asked, Idempotency_Key=KEY)
    assert (made.status, made.body["phone"], made.body["due_at"]) == (201, "+79991234567", "2026-03-02T12:00:00Z")
    assert (made.body["kind"], made.body["addressee"], made.body["made_by"]) == ("deferred", "olga@example.org", "Olga")
    assert made.body["addressee_name"] == "Olga"
    assert olga.post("/deferred-calls", asked, Idempotency_Key=KEY).body == made.body
    listed = olga.get("/deferred-calls", company="sosna").body["items"]
    assert [item["contact_id"] for item in listed] == [made.body["contact_id"]]
    path = f"/deferred-calls/{{company=sosna}}/{{call_id={made.body['contact_id']}}}/cancel"
    assert olga.post(path, {"result": "they called"}).body["result"] == "they called"
    assert olga.get("/duties", company="sosna").body["items"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [({"at": "2026-03-01T15:00:00Z"}, "at"), ({"at": "2026-03-02T15:00:00"}, "at"), ({"reason": " "}, "reason"),
     ({"phone": "12"}, "phone")],
)  # fmt: skip
def test_a_call_cannot_be_put_off_anyhow(olga: Page, change: dict[str, str], field: str) -> None:
    asked = {"company": "sosna", "phone": "+79991234567", "at": "2026-03-02T15:00:00Z", "reason": "price"}
    refused = olga.post("/deferred-calls", asked | change, Idempotency_Key=KEY)
    assert (refused.status, [problem["field"] for problem in refused.body["problems"]]) == (422, [field])


def test_a_missed_call_is_no_call_put_off(house: House, olga: Page) -> None:
    stores.contacts().settle(end(make_contact()), None, [DutyChange(make_duty())])
    assert olga.post("/deferred-calls/{company=sosna}/{call_id=c1}/cancel", {"result": "no"}).status == 404


def test_a_page_gets_its_way_into_the_socket(house: House, olga: Page) -> None:
    told = olga.post("/live-tickets")
    assert told.status == 201
    assert told.body["address"] == house.environment["LIVE_ENDPOINT"]
    event = read_document("apigateway/socket_connect") | {"queryStringParameters": {"ticket": told.body["ticket"]}}
    assert open_connection(event, None)["statusCode"] == 200
    (page,) = stores.connections().watching("sosna")
    assert (page.connection, page.user) == (event["requestContext"]["connectionId"], "olga@example.org")
    assert "dozor.tickets" in page.topics
