"""Outages and meter readings, as the pages and accounting see them."""

from dataclasses import replace
from datetime import date

from dozor.bootstrap import stores
from dozor.domain.meter import KnownReading, Meter, MeterKind, Reading, ReadingSource
from tests.contract.samples import PHONE
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Page

KEY = "form-00000001"
ONE = "/outages/{company=sosna}/{outage_id=%s}"
FORM = {
    "company": "sosna",
    "resource": "cold_water",
    "cause": "accident",
    "scope": [{"building_id": "b1"}],
    "expected_end": "2026-03-02T13:00:00Z",
}


def test_an_outage_is_entered_once_read_changed_and_ended(house: House, olga: Page) -> None:
    first = olga.post("/outages", FORM, Idempotency_Key=KEY)
    second = olga.post("/outages", FORM, Idempotency_Key=KEY)
    assert (first.status, second.status, first.body) == (201, 200, second.body)
    assert first.body["scope"] == [{"building_id": "b1", "address": "Лесная ул., 5", "entrances": [], "risers": []}]
    assert first.body["began_at"] == "2026-03-02T09:00:00Z"
    route = ONE % first.body["id"]
    assert olga.get(route).body == first.body
    asked = {"action": "change", "expected_end": "2026-03-02T15:00:00Z", "version": 1}
    changed = olga.post(f"{route}/actions", asked).body
    assert (changed["expected_end"], changed["version"]) == ("2026-03-02T15:00:00Z", 2)
    assert olga.post(f"{route}/actions", asked).status == 409
    assert [one["id"] for one in olga.get("/outages", company="sosna", live="true").body["items"]] == [changed["id"]]
    ended = olga.post(f"{route}/actions", {"action": "end"}).body
    assert (ended["ended_at"], bool(ended["ended_by"])) == ("2026-03-02T09:00:00Z", True)
    assert olga.get("/outages", company="sosna", live="true").body["items"] == []
    assert olga.get("/outages", company="sosna").body["items"] == [ended]
    assert olga.post(f"{route}/actions", {"action": "end"}).status == 409


def test_what_does_not_fit_is_named(house: House, olga: Page) -> None:
    def refused(**changes: object) -> set[str]:
        answer = olga.post("/outages", FORM | changes, Idempotency_Key=KEY)
        assert answer.status == 422
        return {problem["field"] for problem in answer.body["problems"]}

    assert refused(resource="coffee") == {"resource"}
    assert refused(scope=[]) == {"scope"}
    assert refused(scope=[{"building_id": "b9"}]) == {"scope.0.building_id"}
    assert refused(expected_end="2026-03-02T13:00:00") == {"expected_end"}
    assert refused(texts={"pl": "Nie ma wody."}) == {"texts.pl"}
    assert olga.post("/outages", FORM).status == 422
    assert stores.outages().live("sosna") == ()


def test_another_companys_outages_are_not_there(house: House, olga: Page, stranger: Page) -> None:
    made = olga.post("/outages", FORM, Idempotency_Key=KEY).body
    route = ONE % made["id"]
    assert stranger.get(route).status == 404
    assert stranger.post(f"{route}/actions", {"action": "end"}).status == 404
    assert stranger.post("/outages", FORM, Idempotency_Key=KEY).status == 404
    assert stranger.get("/outages", company="sosna").status == 404
    assert stranger.get("/readings", company="sosna", month="2026-03").status == 404


def test_the_operators_form_gets_the_outage_of_the_callers_building(house: House, olga: Page) -> None:
    made = olga.post("/outages", FORM, Idempotency_Key=KEY).body
    card = olga.get("/callers", company="sosna", phone=PHONE).body
    assert card["outages"] == [made]
    assert olga.get("/callers", company="sosna", phone="+79990008888").body["outages"] == []


def test_readings_of_a_month_for_accounting(house: House, olga: Page) -> None:
    meter = Meter("sosna", "100500", "m1", MeterKind.COLD_WATER, "SN-1", 5, "b1", "12", "Лесная ул., 5")
    stores.meters().save_meters([meter])
    for version, value in enumerate((137, 127)):
        meter = meter.take(KnownReading(value, date(2026, 3, 2), "2026-03"))
        reading = Reading(
            "sosna", "100500", "m1", f"c1-m1-{version}", value, "2026-03", NOW, ReadingSource.PHONE_KEYPAD, meter.kind,
            "SN-1", meter.address, "12", "c1",
        )  # fmt: skip
        stores.meters().store(meter, replace(reading, taken_at=NOW.replace(minute=version)))
    told = olga.get("/readings", company="sosna", month="2026-03").body
    assert [(one["value"], one["superseded"], one["source"]) for one in told["items"]] == [
        (127, False, "phone_keypad"),
        (137, True, "phone_keypad"),
    ]
    assert told["cursor"] == ""
    assert olga.get("/readings", company="sosna", month="2026-02").body["items"] == []
    assert olga.get("/readings", company="sosna", month="March").status == 422
    assert olga.get("/readings", company="sosna").status == 422
