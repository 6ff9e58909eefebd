"""Quality before the API: the sample, the marks, the operator's answer, the decision, the figures."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.quality.packaged_form import PackagedForm
from dozor.bootstrap import stores
from dozor.domain.contact import Outcome
from dozor.events.outbox import unpack
from tests.contract.samples import end, make_contact
from tests.handlers.house import NOW, OLGA, House
from tests.handlers.rest_api.client import Page

KEY = "form-00000001"
ONE = "/evaluations/{company=sosna}/{contact_id=c1}"
OWN = "/own-evaluations/{company=sosna}/{contact_id=c1}"
DAYS = {"company": "sosna", "first": "2026-03-01", "last": "2026-03-02"}
QUESTIONS = tuple(PackagedForm().current().questions)


@pytest.fixture
def vera(house: House) -> Page:
    """The supervisor of sosna."""
    return Page({"cognito:groups": "[supervisor]", "email": "vera@example.org", "name": "Vera"})


@pytest.fixture
def talks(house: House) -> None:
    """Twelve talks of Olga's, one of Vera's own, one that nobody answered."""
    for place in range(12):
        note(f"c{place}", OLGA.id, place)
    note("v1", "vera@example.org", 3)
    note("x1", "", 4)


def note(contact_id: str, operator: str, minutes: int) -> None:
    began = make_contact(id=contact_id, started_at=NOW - timedelta(minutes=minutes + 1), operator=operator)
    stores.contacts().settle(end(began, Outcome.ANSWERED if operator else Outcome.ABANDONED), None)


def marked(contact_id: str = "c1", **values: str) -> dict[str, object]:
    marks = [{"question": key, "value": values.get(key, "yes")} for key in QUESTIONS]
    return {"company": "sosna", "contact_id": contact_id, "marks": marks, "comment": "Calm"}


def test_a_sample_is_drawn_by_operator_and_outcome_and_again_by_its_seed(talks: None, vera: Page) -> None:
    first = vera.get("/evaluation-samples", **DAYS, each="4").body
    assert first["looked_at"] == 13
    assert [(one["operator"], one["size"], len(one["drawn"])) for one in first["strata"]] == [
        (OLGA.id, 12, 4),
        ("vera@example.org", 1, 1),
    ]
    assert first["strata"][1]["drawn"][0]["own"]
    assert vera.get("/evaluation-samples", **DAYS, each="4", seed=first["seed"]).body == first
    other = vera.get("/evaluation-samples", **DAYS, each="4", seed="another").body
    assert other["strata"][0]["drawn"] != first["strata"][0]["drawn"]
    assert vera.get("/evaluation-samples", company="sosna", first="2026-02-01", last="2026-03-09").status == 422
    assert vera.get("/evaluation-samples", company="sosna", first="2026-02-30", last="2026-02-30").status == 422
    assert vera.get("/evaluation-samples", company="sosna", first="2026-03-03", last="2026-03-03").body["strata"] == []


def test_a_talk_is_marked_once_answered_and_decided_and_each_step_is_told(
    house: House, talks: None, vera: Page, olga: Page
) -> None:
    made = vera.post("/evaluations", marked(greeting="no"), Idempotency_Key=KEY)
    again = vera.post("/evaluations", marked(greeting="no"), Idempotency_Key=KEY)
    assert (made.status, again.status, made.body) == (201, 200, again.body)
    assert (made.body["score"], made.body["operator"], made.body["assessor"]) == (95, OLGA.id, "Vera")
    assert vera.post("/evaluations", marked(), Idempotency_Key=KEY).body["type"] == "urn:dozor:key_reused"
    assert vera.post("/evaluations", marked(), Idempotency_Key="another-form").status == 409

    assert olga.get(OWN).body["may"] == ["agree", "object"]
    refused = olga.post(f"{OWN}/answers", {"answer": "object", "version": 1})
    assert [one["field"] for one in refused.body["problems"]] == ["reason"]
    objected = olga.post(f"{OWN}/answers", {"answer": "object", "reason": "I did greet", "version": 1}).body
    assert (objected["state"], objected["may"]) == ("objected", [])
    assert olga.post(f"{OWN}/answers", {"answer": "agree", "version": 1}).status == 409

    assert vera.get(ONE).body["may"] == ["decide"]
    stale = {"reason": "Right", "marks": marked()["marks"], "version": 1}
    assert vera.post(f"{ONE}/decisions", stale).status == 409
    decided = vera.post(f"{ONE}/decisions", stale | {"version": 2}).body
    assert (decided["state"], decided["score"]) == ("changed", 100)
    assert [(one["state"], one["by"], one["score"]) for one in olga.get(OWN).body["steps"]] == [
        ("given", "Vera", 95),
        ("objected", "Olga", 95),
        ("changed", "Vera", 100),
    ]
    told = [unpack(item["outbox"]) for item in house.items() if item["item"] == "evaluation"]
    assert [(event.type, event.data) for event in told] == [
        ("EvaluationChanged", {"contact_id": "c1", "state": "changed", "version": 3, "operator": OLGA.id})
    ]


def test_an_evaluation_keeps_the_draw_that_gave_its_talk_and_says_of_others_that_they_were_chosen(
    house: House, talks: None, vera: Page
) -> None:
    sample = vera.get("/evaluation-samples", **DAYS, each="2", seed="spring").body
    drawn = [one["contact"]["id"] for one in sample["strata"][0]["drawn"]]
    chosen = next(f"c{place}" for place in range(12) if f"c{place}" not in drawn)
    draw = {"first": DAYS["first"], "last": DAYS["last"], "seed": "spring", "each": 2, "at": sample["at"]}
    house.clock.advance(seconds=3600)
    for place in range(40, 100):  # talks that come meanwhile change nothing about what was drawn
        note(f"c{place}", OLGA.id, -place)

    for count, (talk, said) in enumerate([(drawn[0], draw), (chosen, draw), (drawn[1], None)]):
        made = vera.post("/evaluations", {**marked(talk), "draw": said}, Idempotency_Key=f"form-0000000{count}")
        assert made.status == 201
        assert made.body["draw"] == (draw if talk == drawn[0] else None)
    again = vera.get("/evaluation-samples", **DAYS, each="2", seed="spring", at=sample["at"]).body
    assert [one["contact"]["id"] for one in again["strata"][0]["drawn"]] == drawn
    figures = vera.get("/evaluation-figures", company="sosna", first="2026-03", last="2026-03").body
    assert (figures["count"], figures["drawn"], figures["operators"][0]["drawn"]) == (3, 1, 1)
    endless = draw | {"last": "2026-04-09"}
    assert vera.post("/evaluations", {**marked("c999"), "draw": endless}, Idempotency_Key=KEY).status == 404
    assert vera.post("/evaluations", {**marked("c40"), "draw": endless}, Idempotency_Key=KEY).status == 422


def test_nobody_evaluates_themselves_or_sees_anothers(talks: None, vera: Page, olga: Page, stranger: Page) -> None:
    assert vera.post("/evaluations", marked("v1"), Idempotency_Key=KEY).status == 403
    shouting = replace(vera, claims={"email": "VERA@example.org"})
    assert shouting.post("/evaluations", marked("v1"), Idempotency_Key=KEY).status == 403
    assert vera.post("/evaluations", marked("x1"), Idempotency_Key=KEY).status == 422
    assert vera.post("/evaluations", marked("c99"), Idempotency_Key=KEY).status == 404
    assert vera.post("/evaluations", marked(), Idempotency_Key=KEY).status == 201
    ivan = replace(olga, claims={"email": "ivan@example.org", "name": "Ivan"})
    assert ivan.get(OWN).status == 404
    assert ivan.get("/own-evaluations", company="sosna").body["items"] == []
    assert ivan.post(f"{OWN}/answers", {"answer": "agree"}).status == 404
    assert [one["contact_id"] for one in olga.get("/own-evaluations", company="sosna").body["items"]] == ["c1"]
    operator = replace(olga, claims={"cognito:groups": "[operator]"})
    assert operator.get("/evaluations", company="sosna").status == 403
    assert operator.post("/evaluations", marked("c2"), Idempotency_Key="form-00000002").status == 403
    assert stranger.get(OWN).status == 404


def test_what_was_evaluated_shows_in_the_sample_and_adds_up(talks: None, vera: Page) -> None:
    vera.post("/evaluations", marked("c1", greeting="no"), Idempotency_Key=KEY)
    vera.post("/evaluations", marked("c2", rudeness="no"), Idempotency_Key="form-00000002")
    drawn = vera.get("/evaluation-samples", **DAYS, each="50").body["strata"][0]["drawn"]
    told = {one["contact"]["id"]: (one["state"], one["score"]) for one in drawn}
    assert (told["c1"], told["c2"], told["c3"]) == (("given", 95), ("given", 0), (None, None))
    figures = vera.get("/evaluation-figures", company="sosna", first="2026-01", last="2026-03").body
    assert (figures["count"], figures["score"]) == (2, 48)
    assert [(one["name"], one["count"], one["fatal"]) for one in figures["operators"]] == [(OLGA.id, 2, 1)]
    assert figures["questions"][0] == {
        "question": "greeting",
        "name": "Greeted, named the company and themselves",
        "answered": 2,
        "yes": 1,
        "partly": 0,
        "no": 1,
        "score": 50,
    }
    assert [one["name"] for one in figures["months"]] == ["2026-03"]
    assert vera.get("/evaluation-figures", company="sosna", first="2026-03", last="2026-01").status == 422
    assert [one["contact_id"] for one in vera.get("/evaluations", company="sosna").body["items"]] == ["c1", "c2"]


def test_the_form_is_told_in_the_asked_language(house: House, olga: Page) -> None:
    form = replace(olga, language="pl").get("/evaluation-forms", company="sosna").body
    assert form["name"] == "Rozmowa z mieszkańcem"
    assert tuple(one["key"] for section in form["sections"] for one in section["questions"]) == QUESTIONS
