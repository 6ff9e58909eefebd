"""Guides before the API: found, read, changed by administrators, and answered for a ticket."""

from dataclasses import replace

import pytest

from dozor.events.outbox import unpack
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page, form

KEY = "form-00000001"
ONE = "/guides/{company=sosna}/{key=no_light_in_flat}"
VERSION = "/guides/{company=sosna}/{key=no_light_in_flat}/revisions/{version=%s}"
TICKET = "/tickets/{company=sosna}/{number=%s}"
WAY = [("smell", "no"), ("neighbours", "only_mine"), ("breaker", "one"), ("lift", "trips")]
DIAGNOSIS = {
    "guide": "no_light_in_flat",
    "version": 0,
    "answers": [{"step": step, "choice": choice} for step, choice in WAY],
}


@pytest.fixture
def ada(house: House) -> Page:
    """The administrator of sosna."""
    return Page({"cognito:groups": "[admin]", "email": "ada@example.org", "name": "Ada"})


def documents(ada: Page) -> dict[str, str]:
    found: dict[str, str] = ada.get(f"{ONE}/documents").body["documents"]
    return found


def changed(ada: Page, was: str, now: str) -> dict[str, str]:
    """The guide's documents with other words in English."""
    known = documents(ada)
    assert was in known["en"]
    return known | {"en": known["en"].replace(was, now)}


def test_a_guide_is_found_by_what_it_is_called_and_by_what_stands_in_it(house: House, olga: Page) -> None:
    def found(query: str, language: str = "ru") -> list[str]:
        items = replace(olga, language=language).get("/guides", company="sosna", query=query).body["items"]
        return [item["key"] for item in items]

    for typed in ("свет", "автоматы", "гарь", "cdtn", "выбило"):
        assert "no_light_in_flat" in found(typed)
    assert found("свет")[0] == "no_light_in_flat"
    assert found("разумеется нет такого слова") == []
    row = olga.get("/guides", company="sosna", query="crackling").body["items"][0]
    assert (row["key"], row["snippet"]) == (
        "no_light_in_flat",
        "Smell of burning, crackling, warm sockets: nobody touches the panel. An electrician goes at once.",
    )
    of_problem = olga.get("/guides", company="sosna", problem="breaker_trips").body["items"]
    assert [item["key"] for item in of_problem] == ["no_light_in_flat"]


def test_a_guide_is_read_with_its_script_in_the_asked_language(house: House, olga: Page) -> None:
    english, russian = olga.get(ONE).body, replace(olga, language="ru").get(ONE).body
    assert (english["title"], russian["title"]) == ("No light in the flat", "Нет света в квартире")
    assert [step["key"] for step in english["steps"]] == [step["key"] for step in russian["steps"]]
    end = next(step for step in english["steps"] if step["key"] == "trips")
    assert (end["kind"], end["problem"], end["trade_name"], end["urgency"]) == (
        "engineer",
        "breaker_trips",
        "electrician",
        "urgent",
    )
    assert [replace(olga, language=one).get(ONE).body["language"] for one in ("kk", "pl")] == ["kk", "pl"]
    assert "```" not in english["text"]


def test_an_administrator_writes_the_companys_own_guide_and_takes_the_common_one_back(
    house: House, olga: Page, ada: Page, stranger: Page
) -> None:
    own = changed(ada, "No light in the flat", "It is dark")
    saved = ada.post(f"{ONE}/revisions", {"version": 0, "documents": own, "note": "Shorter"}, If_Match='"0.ab"')
    assert (saved.status, saved.body["version"], saved.body["own"], saved.body["changed_by"]) == (200, 1, True, "Ada")
    assert olga.get(ONE).body["title"] == "It is dark"
    assert stranger.get("/guides/{company=kedr}/{key=no_light_in_flat}").body["title"] == "No light in the flat"
    told = [unpack(item["outbox"]) for item in house.items() if "outbox" in item]
    assert [(event.type, event.subject, event.company) for event in told] == [
        ("GuideChanged", "no_light_in_flat", "sosna")
    ]

    back = ada.post(f"{ONE}/restores", {"version": 1, "to": 0, "note": "Back"}).body
    assert (back["version"], back["own"], back["title"]) == (2, False, "No light in the flat")
    again = ada.post(f"{ONE}/restores", {"version": 2, "to": 1}).body
    assert (again["version"], again["title"]) == (3, "It is dark")
    lost = ada.post(f"{ONE}/restores", {"version": 2, "to": 1})  # the answer was lost: the page sends it again
    assert (lost.status, lost.body) == (200, again)
    listed = ada.get(f"{ONE}/revisions").body["items"]
    assert [(one["version"], one["note"], one["common"], one["restored"]) for one in listed] == [
        (3, "", False, 1),
        (2, "Back", True, 0),
        (1, "Shorter", False, -1),
    ]
    assert ada.get(VERSION % 1).body["documents"] == own
    assert ada.get(VERSION % 0).body["documents"] != own
    assert ada.get(VERSION % 9).status == 404


def test_of_two_who_change_a_guide_at_once_the_second_is_told(house: House, ada: Page) -> None:
    first = {"version": 0, "documents": changed(ada, "No light", "No lamp")}
    second = {"version": 0, "documents": changed(ada, "No light", "Darkness")}
    assert ada.post(f"{ONE}/revisions", first, If_Match='"0.ab"').status == 200
    refused = ada.post(f"{ONE}/revisions", second, If_Match='"0.ab"')
    assert (refused.status, refused.body["current_version"]) == (412, 1)
    assert ada.post(f"{ONE}/revisions", first, If_Match='"0.ab"').body["version"] == 1  # said twice, saved once
    assert len(ada.get(f"{ONE}/revisions").body["items"]) == 1


def test_what_is_wrong_is_named_by_language_and_line(house: House, ada: Page) -> None:
    def refused(was: str, now: str) -> list[tuple[str, str]]:
        answer = ada.post(f"{ONE}/drafts", {"documents": changed(ada, was, now)})
        assert answer.status == 422
        return [(one["field"].rpartition(".")[0], one["reason"]) for one in answer.body["problems"]]

    assert refused("-> burning", "-> nowhere") == [
        ("documents.en", "An answer leads to a step that is not there."),
    ]
    assert ("documents.en", "There is no such problem in the catalogue.") in refused(
        "engineer breaker_trips", "engineer x"
    )
    assert ("documents.ru", "The script differs here from the other language.") in refused(
        "- none: All are up -> flat", "- none: All are up -> trips"
    )
    assert refused("title:", "name:")[0] == ("documents.en", "The heading needs title, kind, problems and summary.")
    shown = ada.post(f"{ONE}/drafts", {"documents": changed(ada, "No light in the flat", "Dark")})
    assert (shown.status, shown.body["title"], ada.get(ONE).body["title"]) == (200, "Dark", "No light in the flat")


def test_the_answers_of_a_script_travel_with_the_ticket(house: House, olga: Page, ada: Page) -> None:
    made = olga.post("/tickets", form(problem="breaker_trips", diagnosis=DIAGNOSIS), Idempotency_Key=KEY)
    assert made.status == 201
    diagnosis = olga.get(TICKET % made.body["number"]).body["diagnosis"]
    assert (diagnosis["title"], diagnosis["outcome"], diagnosis["problem"]) == (
        "No light in the flat",
        "engineer",
        "breaker_trips",
    )
    assert [one["answered"] for one in diagnosis["answers"]] == [
        "No",
        "There is, only my flat is dark",
        "One or more are down",
        "It falls again",
    ]
    russian = replace(olga, language="ru").get(TICKET % made.body["number"]).body["diagnosis"]
    assert russian["answers"][-1]["answered"] == "Снова падает"
    entries = olga.get(f"{TICKET}/journal" % made.body["number"]).body["items"]
    entry = next(one for one in entries if one["action"] == "diagnose")
    assert entry["details"]["answered_04"] == "It falls again"

    ada.post(f"{ONE}/revisions", {"version": 0, "documents": changed(ada, "It falls again", "Down it goes")})
    assert olga.get(TICKET % made.body["number"]).body["diagnosis"] == diagnosis


def test_a_talk_that_was_broken_off_is_kept_and_can_be_gone_on_with(house: House, olga: Page) -> None:
    broken_off = DIAGNOSIS | {"answers": DIAGNOSIS["answers"][:2]}
    number = olga.post("/tickets", form(), Idempotency_Key=KEY).body["number"]
    edits = f"{TICKET}/edits" % number
    begun = olga.post(edits, {"diagnosis": broken_off}).body
    assert (len(begun["diagnosis"]["answers"]), begun["diagnosis"]["outcome"]) == (2, "")
    ended = olga.post(edits, {"diagnosis": DIAGNOSIS}).body
    assert ended["diagnosis"]["outcome"] == "engineer"
    same = olga.post(edits, {"diagnosis": DIAGNOSIS}).body
    assert same["version"] == ended["version"]


def test_answers_that_are_none_of_the_script_are_refused(house: House, olga: Page) -> None:
    def refused(**changes: object) -> list[str]:
        answer = olga.post("/tickets", form(diagnosis=DIAGNOSIS | changes), Idempotency_Key=KEY)
        assert answer.status == 422
        return [one["field"] for one in answer.body["problems"]]

    assert refused(guide="no_such") == ["diagnosis.guide"]
    assert refused(version=7) == ["diagnosis.guide"]
    assert refused(answers=[{"step": "neighbours", "choice": "house"}]) == ["diagnosis.answers.0"]
    assert refused(answers=[{"step": "smell", "choice": "perhaps"}]) == ["diagnosis.answers.0"]


def test_another_companys_guide_and_a_name_that_is_none_are_refused(house: House, ada: Page, stranger: Page) -> None:
    assert stranger.get(ONE).status == 404
    assert ada.get("/guides/{company=sosna}/{key=no_such}").status == 404
    wrong = ada.post("/guides/{company=sosna}/{key=No such}/drafts", {"documents": documents(ada)})
    assert [one["field"] for one in wrong.body["problems"]] == ["key"]
