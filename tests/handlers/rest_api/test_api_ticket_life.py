"""A ticket's life over the API: what is written down, what is refused, and what two people see who edit the same one."""

from typing import Any

import pytest

from dozor.bootstrap import stores
from dozor.domain.journal_check import check_chain
from tests.handlers.house import House
from tests.handlers.rest_api.client import Answer, Page, form

ONE = "/tickets/{company=sosna}/{number=1}"
TWO = "/tickets/{company=sosna}/{number=2}"
MANAGER = {"cognito:groups": "[manager]", "email": "maria@sosna.example", "name": "Maria"}
TOMORROW = "2026-03-03T12:00:00+03:00"


@pytest.fixture
def ticket(house: House) -> None:
    """Number 1, assigned, version 2."""
    house.register()


def save(page: Page, key: str = "form-00000009", **changes: object) -> Answer:
    return page.post("/tickets", form(**changes), Idempotency_Key=key)


def act(page: Page, action: str, route: str = ONE, **more: object) -> Answer:
    return page.post(f"{route}/actions", {"action": action, **more})


def fields(answer: Answer) -> list[str]:
    assert answer.status == 422, answer.body
    return [one["field"] for one in answer.body["problems"]]


def test_put_off_handed_over_and_taken_back(ticket: None, olga: Page) -> None:
    assert fields(act(olga, "defer", reason="away")) == ["until"]
    assert fields(act(olga, "defer", reason="away", until="2026-03-01T12:00:00Z")) == ["until"]
    waits = act(olga, "defer", reason="away", until=TOMORROW).body
    assert (waits["state"], waits["deferred_until"]) == ("deferred", "2026-03-03T09:00:00Z")
    assert "wake" in waits["allowed"]
    assert act(olga, "wake").body["state"] == "assigned"
    assert fields(act(olga, "hand_over", reason="their main")) == ["to"]
    away = act(olga, "hand_over", reason="their main", to="Heat supplier", their_number="A-77").body
    assert (away["hand_over"]["to"], away["hand_over"]["their_number"]) == ("Heat supplier", "A-77")
    assert act(olga, "take_back").body["hand_over"] is None


def test_what_is_declined_says_why(ticket: None, olga: Page) -> None:
    assert act(olga, "decline", reason=" the neighbour's pipe ").body["declined_because"] == "the neighbour's pipe"


def test_who_may_do_what_depends_on_who_it_is(ticket: None, olga: Page) -> None:
    operator = Page({"cognito:groups": "[operator]"})
    refused = operator.post(f"{ONE}/clocks/reapply", {"reason": "a new contract"})
    assert (refused.status, refused.body["type"]) == (403, "urn:dozor:not_allowed")
    assert "accept" in refused.body["detail"]
    manager = Page(MANAGER)
    assert manager.post(f"{ONE}/clocks/reapply", {"reason": "a new contract"}).status == 200
    act(manager, "accept")
    assert manager.get(f"{ONE}/journal").body["items"][-1]["actor"]["kind"] == "manager"
    told = operator.get(ONE).body
    assert "reapply_policy" not in told["edits"]
    assert "note" in told["edits"]


def test_reopened_within_the_window_and_not_beyond_it(ticket: None, house: House, olga: Page) -> None:
    assert act(olga, "resolve", reason="told how").body["done_at"] == "2026-03-02T09:00:00Z"
    assert act(olga, "reopen", reason="again").body["reopened"] == 1
    act(olga, "resolve")
    house.clock.advance(days=15)
    late = act(olga, "reopen", reason="again")
    assert (late.status, late.body["type"]) == (409, "urn:dozor:too_late_to_reopen")
    assert "register a new one" in late.body["detail"]
    olga.language = "ru"
    assert "зарегистрируйте новую" in act(olga, "reopen", reason="again").body["detail"]
    follower = save(olga, follows="1").body
    assert follower["relations"] == [{"kind": "follows", "ticket": "1"}]
    assert olga.get(ONE).body["relations"] == [{"kind": "followed_by", "ticket": "2"}]


def test_solved_while_the_caller_is_on_the_line(olga: Page) -> None:
    told = save(olga, resolve_now=True, remark="valve closed").body
    assert (told["state"], told["first_contact"], told["executor_id"]) == ("done", True, "")


def test_a_proposal_shows_what_may_be_the_same(ticket: None, olga: Page) -> None:
    asked = {"company": "sosna", "building_id": "b1", "problem": "riser_burst"}
    (found,) = olga.post("/proposals", asked).body["repeats"]
    assert (found["number"], found["state"]) == ("1", "assigned")
    save(olga)
    assert [one["number"] for one in olga.get(f"{TWO}/repeats").body["items"]] == ["1"]
    assert [one["number"] for one in olga.get(f"{ONE}/repeats").body["items"]] == ["2"]
    assert fields(olga.post("/proposals", asked | {"building_id": "nowhere"})) == ["building_id"]


def test_a_duplicate_is_merged_and_that_is_undone(ticket: None, olga: Page) -> None:
    save(olga)
    assert fields(act(olga, "merge", TWO)) == ["into"]
    assert fields(act(olga, "merge", TWO, into="99")) == ["into"]
    merged = act(olga, "merge", TWO, into="1", reason="same riser").body
    assert (merged["state"], merged["merged"]["into"], merged["allowed"]) == ("merged", "1", ["unmerge"])
    assert [one["for_ticket"] for one in olga.get(ONE).body["watchers"]] == ["2"]
    assert olga.get(f"{ONE}/repeats").body["items"] == []
    assert act(olga, "unmerge", TWO).body["state"] == "assigned"
    assert olga.get(ONE).body["watchers"] == []
    assert act(olga, "unmerge", TWO).status == 409
    for number in ("1", "2"):
        assert list(check_chain(number, stores.tickets().journal("sosna", number))) == []


def test_a_ticket_is_put_right(ticket: None, olga: Page) -> None:
    changes: dict[str, Any] = {"flat": "7", "cost": "paid", "urgency": "urgent", "reason": "only a drip", "version": 2}
    told = olga.post(f"{ONE}/edits", changes).body
    assert (told["place"]["flat"], told["cost"], told["urgency"]) == ("7", "paid", "urgent")
    actions = [one["action"] for one in olga.get(f"{ONE}/journal").body["items"]]
    assert actions == ["register", "assign", "correct", "change_urgency", "set_cost"]
    assert fields(olga.post(f"{ONE}/edits", {"urgency": "normal"})) == ["reason"]
    assert fields(olga.post(f"{ONE}/edits", {"problem": "dragon"})) == ["problem"]
    assert fields(olga.post(f"{ONE}/edits", {"answers": {"colour": "red"}})) == ["answers.colour"]
    assert fields(olga.post(f"{ONE}/edits", {"place_key": "roof"})) == ["place_key"]
    assert fields(olga.post(f"{ONE}/edits", {"occurred_at": TOMORROW})) == ["occurred_at"]
    assert fields(olga.post(f"{ONE}/edits", {"colour": "red"})) == ["colour"]


def test_two_who_edit_the_same_ticket(ticket: None, olga: Page) -> None:
    seen = olga.get(ONE).body["version"]
    manager = Page(MANAGER)
    assert manager.post(f"{ONE}/edits", {"cost": "paid", "version": seen}).status == 200
    for route, body in (("edits", {"cost": "warranty"}), ("notes", {"text": "dog"}), ("actions", {"action": "accept"})):
        late = olga.post(f"{ONE}/{route}", {**body, "version": seen})
        assert (late.status, late.body["type"], late.body["current_version"]) == (
            409,
            "urn:dozor:version_conflict",
            seen + 1,
        )
    assert olga.get(ONE).body["cost"] == "paid"
    assert olga.post(f"{ONE}/edits", {"cost": "warranty", "version": seen + 1}).body["cost"] == "warranty"


def test_two_who_merge_and_edit_at_once(ticket: None, olga: Page) -> None:
    save(olga)
    seen = olga.get(TWO).body["version"]
    olga.post(f"{TWO}/notes", {"text": "another floor after all"})
    assert act(olga, "merge", TWO, into="1", version=seen).status == 409
    assert olga.get(ONE).body["relations"] == []


def test_notes_reports_and_marks(ticket: None, olga: Page) -> None:
    assert olga.post(f"{ONE}/notes", {"text": "beware of the dog"}).status == 200
    assert olga.get(f"{ONE}/journal").body["items"][-1]["reason"] == "beware of the dog"
    assert fields(olga.post(f"{ONE}/notes", {"text": " "})) == ["text"]
    assert olga.post(f"{ONE}/reports", {"text": "too early"}).status == 409
    act(olga, "accept")
    done = act(olga, "finish", report={"text": "a new pipe", "minutes": 40}).body
    assert done["report"] == {"text": "a new pipe", "minutes": 40, "photos": []}
    assert olga.post(f"{ONE}/reports", {"text": "two pipes", "minutes": 50}).body["report"]["text"] == "two pipes"
    assert olga.post(f"{ONE}/marks", {"mark": 5}).body["mark"] == 5
    assert fields(olga.post(f"{ONE}/marks", {"mark": 6})) == ["mark"]


def test_a_report_has_no_photos_that_are_not_there(ticket: None, olga: Page) -> None:
    act(olga, "accept")
    assert fields(act(olga, "finish", report={"text": "a new pipe", "photos": ["a1"]})) == ["photos"]
    assert fields(olga.post(f"{ONE}/reports", {"text": "a new pipe", "photos": ["a1"]})) == ["photos"]
    assert olga.get(ONE).body["state"] == "accepted"


@pytest.mark.parametrize("address", ["@", "anna@", "anna@house", "anna b@house.example", "a@b@house.example", "12"])
def test_a_watcher_is_somebody_to_whom_it_can_be_written(ticket: None, olga: Page, address: str) -> None:
    assert fields(olga.post(f"{ONE}/watchers", {"address": address})) == ["address"]


def test_watchers_come_once_and_go(ticket: None, olga: Page) -> None:
    for _ in range(2):
        told = olga.post(f"{ONE}/watchers", {"address": "8 999 123-45-67", "name": "Anna"}).body
    assert [one["address"] for one in told["watchers"]] == ["+79991234567"]
    assert fields(olga.post(f"{ONE}/watchers", {"address": "12"})) == ["address"]
    assert olga.post(f"{ONE}/watchers/remove", {"address": "+79991234567"}).body["watchers"] == []


def test_tickets_are_tied_and_untied(ticket: None, olga: Page) -> None:
    save(olga)
    assert olga.post(f"{ONE}/relations", {"ticket": "2"}).body["relations"] == [{"kind": "related", "ticket": "2"}]
    assert olga.get(TWO).body["relations"] == [{"kind": "related", "ticket": "1"}]
    assert olga.post(f"{ONE}/relations/remove", {"ticket": "2"}).body["relations"] == []
    assert fields(olga.post(f"{ONE}/relations", {"ticket": "1"})) == ["ticket"]
    assert fields(olga.post(f"{ONE}/relations", {"ticket": "2", "kind": "duplicate_of"})) == ["kind"]


def test_clocks_are_met_and_not_paused_without_a_rule(ticket: None, olga: Page) -> None:
    assert fields(olga.post(f"{ONE}/clocks/pause", {"why": "weather", "note": "rain"})) == ["why"]
    assert olga.post(f"{ONE}/clocks/resume", {}).status == 409
    told = olga.post(f"{ONE}/clocks/met", {"clock": "localise", "note": "valve closed"}).body
    assert [one["kind"] for one in told["clocks"] if one["stopped_at"]] == ["localise"]
    assert olga.post(f"{ONE}/clocks/met", {"clock": "localise"}).status == 409
    refused = olga.post(f"{ONE}/clocks/agreed", {"clock": "resolve", "limit_at": TOMORROW, "reason": "works late"})
    assert fields(refused) == ["clock"]


def test_an_edit_has_an_address_of_its_own(ticket: None, olga: Page) -> None:
    assert fields(act(olga, "note", reason="dog")) == ["action"]


@pytest.mark.parametrize(
    ("route", "body"),
    [("edits", {}), ("notes", {"text": "x"}), ("marks", {"mark": 1}), ("relations", {"ticket": "2"}),
     ("watchers", {"address": "a@example.org"}), ("clocks/resume", {}), ("actions", {"action": "merge", "into": "1"})],
)  # fmt: skip
def test_another_companys_ticket_is_not_there(ticket: None, stranger: Page, route: str, body: dict[str, Any]) -> None:
    assert stranger.post(f"{ONE}/{route}", body).status == 404
    assert stranger.post(f"/tickets/{{company=kedr}}/{{number=1}}/{route}", body).status in (404, 422)
