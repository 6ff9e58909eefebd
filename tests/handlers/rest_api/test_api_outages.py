"""Outages and meter readings, as the pages and accounting see them."""

from dataclasses import replace
from datetime import date

from dozor.bootstrap import stores
from dozor.domain.meter import KnownReading, Meter, MeterKind, Reading, ReadingSource
from dozor.domain.outage_rules import OutageRules, Permitted
from dozor.domain.resource import Resource
from dozor.events import outbox
from dozor.events.envelope import Envelope
from functions.tell_outage.handler import handler as tell_outage
from functions.watch_outages.handler import handler as watch_outages
from tests.contract.samples import PHONE, make_building
from tests.handlers.documents import event_batch
from tests.handlers.house import NOW, SOSNA, House
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
    assert refused(scope=[{"building_id": "b1", "entrances": ["4", "5"]}]) == {"scope.0.entrances"}
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


def make_neighbours(house: House) -> str:
    """Three requests of one house, and what is proposed of them; the id of the proposal."""
    for flat in (1, 2, 3):
        house.register(f"form-{flat:05}", problem="no_cold_water", flat=str(flat))
    registered = [outbox.unpack(one[outbox.ATTRIBUTE]) for one in house.items() if outbox.ATTRIBUTE in one]
    watch_outages(event_batch(*(one for one in registered if one.type == "TicketRegistered")), None)
    (proposal,) = stores.outages().current("sosna")
    return proposal.id


def test_a_proposal_is_shown_confirmed_wider_and_its_requests_tied(house: House, olga: Page) -> None:
    route = ONE % make_neighbours(house)
    (shown,) = olga.get("/outages", company="sosna", proposed="true").body["items"]
    assert (shown["state"], shown["tickets"], shown["resource"]) == ("proposed", ["1", "2", "3"], "cold_water")
    assert olga.get("/outages", company="sosna", live="true").body["items"] == []
    assert [one["number"] for one in olga.get(f"{route}/tickets").body["items"]] == ["1", "2", "3"]
    assert olga.post(f"{route}/actions", {"action": "change", "expected_end": "2026-03-02T15:00:00Z"}).status == 409
    asked = {"action": "confirm", "scope": [{"building_id": "b1"}], "cause": "accident", "version": shown["version"]}
    confirmed = olga.post(f"{route}/actions", asked | {"expected_end": "2026-03-02T13:00:00Z"}).body
    assert (confirmed["state"], confirmed["cause"], confirmed["decided_by"]) == ("live", "accident", "Olga")
    assert confirmed["words"]["ru"].startswith("По адресу Лесная ул., 5 нет холодной воды. ")
    assert olga.post(f"{route}/actions", {"action": "confirm"}).status == 409
    assert olga.post(f"{route}/tickets", {"action": "attach", "ticket": "2"}).body["items"][0]["number"] == "2"
    assert stores.tickets().get("sosna", "2").outage_id == confirmed["id"]
    assert olga.post(f"{route}/tickets", {"action": "detach", "ticket": "2"}).status == 422
    assert olga.post(f"{route}/tickets", {"action": "detach", "ticket": "2", "reason": "a tap"}).status == 200
    assert stores.tickets().get("sosna", "2").outage_id == ""
    assert olga.post(f"{route}/tickets", {"action": "attach", "ticket": "99"}).status == 404


def test_a_proposal_is_rejected_with_a_reason(house: House, olga: Page, stranger: Page) -> None:
    route = ONE % make_neighbours(house)
    assert olga.post(f"{route}/actions", {"action": "reject"}).status == 422
    assert stranger.post(f"{route}/actions", {"action": "reject", "reason": "no"}).status == 404
    told = olga.post(f"{route}/actions", {"action": "reject", "reason": "three old taps"}).body
    assert (told["state"], told["rejected_because"]) == ("rejected", "three old taps")
    assert olga.get("/outages", company="sosna", proposed="true").body["items"] == []


def test_planned_work_that_begins_too_soon_needs_a_reason(house: House, olga: Page) -> None:
    stores.companies().save(replace(SOSNA, outages=OutageRules(notice_days=10)))
    ahead = FORM | {"cause": "planned", "began_at": "2026-03-05T09:00:00Z", "expected_end": "2026-03-05T13:00:00Z"}
    refused = olga.post("/outages", ahead, Idempotency_Key=KEY)
    assert (refused.status, [one["field"] for one in refused.body["problems"]]) == (422, ["began_at"])
    waived = olga.post("/outages", ahead | {"notice_waived": "a valve is failing"}, Idempotency_Key=KEY)
    assert (waived.status, waived.body["state"], waived.body["notice_waived"]) == (201, "planned", "a valve is failing")
    assert waived.body["words"]["ru"].startswith("По адресу Лесная ул., 5 плановые работы, начало: ")
    assert "Отключение: холодная вода." in waived.body["words"]["ru"]


def test_hours_without_of_a_month(house: House, olga: Page) -> None:
    rules = OutageRules(permitted=(Permitted(Resource.COLD_WATER, 4, 8, 0.15, source="item 1"),))
    stores.companies().save(replace(SOSNA, outages=rules))
    made = olga.post("/outages", FORM | {"began_at": "2026-03-02T01:00:00Z"}, Idempotency_Key=KEY).body
    olga.post(ONE % made["id"] + "/actions", {"action": "end"})
    (row,) = olga.get("/outage-hours", company="sosna", month="2026-03").body["items"]
    assert (row["flat"], row["resource"], row["hours"], row["excess"], row["percent"]) == (
        "12",
        "cold_water",
        8,
        4,
        0.6,
    )
    assert (row["at_once"], row["in_month"], row["outages"], row["source"]) == (4, 8, [made["id"]], "item 1")
    assert olga.get("/outage-hours", company="sosna", month="2026-02").body == {"items": [], "cursor": ""}
    assert olga.get("/outage-hours", company="sosna", month="2026-03", cursor="x").status == 422
    no_month = olga.get("/outage-hours", company="sosna", month="03.2026").body["problems"]
    assert no_month == [{"field": "month", "reason": "Write a month as 2026-11."}]


def test_what_is_over_is_found_by_state_resource_and_building(house: House, olga: Page) -> None:
    made = olga.post("/outages", FORM, Idempotency_Key=KEY).body
    heating = olga.post("/outages", {**FORM, "resource": "heating"}, Idempotency_Key="form-00000002").body
    olga.post(f"{ONE % heating['id']}/actions", {"action": "end"})

    def found(**query: str) -> set[str]:
        return {one["id"] for one in olga.get("/outages", company="sosna", **query).body["items"]}

    assert found(state="ended") == {heating["id"]}
    assert found(state="live") == {made["id"]}
    assert found(resource="cold_water") == {made["id"]}
    assert found(building="b1") == {made["id"], heating["id"]}
    assert found(building="b9") == set()
    assert found(live="true", resource="heating") == set()
    assert olga.get("/outages", company="sosna", state="gone").status == 422


def test_planned_work_that_waited_for_the_line_may_come_again_when_its_notice_is_too_short(
    house: House, olga: Page
) -> None:
    stores.companies().save(replace(SOSNA, outages=replace(SOSNA.outages, notice_days=3)))
    form = {**FORM, "cause": "planned", "began_at": "2026-03-09T09:00:00Z", "expected_end": "2026-03-09T13:00:00Z"}
    made = olga.post("/outages", form, Idempotency_Key=KEY)
    assert made.status == 201
    house.clock.advance(hours=100)
    again = olga.post("/outages", form, Idempotency_Key=KEY)
    assert (again.status, again.body["id"]) == (200, made.body["id"])
    assert olga.post("/outages", form, Idempotency_Key="form-00000002").status == 422


def test_who_was_told_of_what_and_what_became_of_it(house: House, olga: Page) -> None:
    house.register("form-00001", problem="no_cold_water", flat="12")
    made = olga.post("/outages", FORM, Idempotency_Key=KEY).body
    route = f"{ONE % made['id']}/tellings"
    assert olga.get(route).body == {"tellings": [], "items": [], "cursor": ""}

    def told_by(item: str) -> list[Envelope]:
        kept = [outbox.unpack(one[outbox.ATTRIBUTE]) for one in house.items() if one["item"] == item]
        return [event for event in kept if event.source == "dozor.outages"]

    watch_outages(event_batch(*told_by("outage")), None)
    (one,) = olga.get(route).body["items"]
    assert (one["kind"], one["phone"], one["state"]) == ("started", PHONE, None)
    tell_outage(event_batch(*told_by("telling_batch")), None)
    told = olga.get(route, limit="1").body
    (one,) = told["items"]
    assert (one["phone"], one["channel"], one["state"], one["address"]) == (PHONE, "sms", "sent", "Лесная ул., 5")
    assert [(each["kind"], each["people"]) for each in told["tellings"]] == [("started", 1)]
    assert olga.get(route, cursor="nobody's").status == 422
    assert olga.get(f"{ONE % 'none'}/tellings").status == 404


def test_a_form_that_comes_again_is_answered_by_what_it_has_entered(house: House, olga: Page) -> None:
    form = {**FORM, "expected_end": "2026-03-02T09:30:00Z"}
    made = olga.post("/outages", form, Idempotency_Key=KEY)
    house.clock.advance(hours=1)  # the answer was lost; by now it "ends before it begins"

    again = olga.post("/outages", form, Idempotency_Key=KEY)
    assert (made.status, again.status, again.body["id"]) == (201, 200, made.body["id"])
    other = olga.post("/outages", {**form, "scope": [{"building_id": "b9"}]}, Idempotency_Key=KEY)
    assert (other.status, other.body["type"]) == (422, "urn:dozor:key_reused")
    new = olga.post("/outages", form, Idempotency_Key="form-00000002")
    assert (new.status, [one["field"] for one in new.body["problems"]]) == (422, ["expected_end"])


def test_a_form_comes_again_after_the_register_has_lost_its_entrance(house: House, olga: Page) -> None:
    form = {**FORM, "scope": [{"building_id": "b1", "entrances": ["2"]}]}
    made = olga.post("/outages", form, Idempotency_Key=KEY)
    stores.people().save_people([make_building(entrances=1)], [], [])
    again = olga.post("/outages", form, Idempotency_Key=KEY)
    assert (made.status, again.status, again.body["id"]) == (201, 200, made.body["id"])
    new = olga.post("/outages", form, Idempotency_Key="form-00000002")
    assert [one["field"] for one in new.body["problems"]] == ["scope.0.entrances"]
