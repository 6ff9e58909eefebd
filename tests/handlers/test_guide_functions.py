"""guide_ticket, save_guided_ticket: the real table and catalogue behind the ticket form of Connect's workspace."""

import json
from typing import Any

import pytest

from dozor.bootstrap import stores
from functions.guide_ticket.handler import handler as guide_ticket
from functions.save_guided_ticket.handler import handler as save_guided_ticket
from infra.layout import CONTACT_FLOWS
from infra.views import load_views
from tests.contract.samples import PHONE
from tests.handlers.documents import flow_event
from tests.handlers.house import House

Told = dict[str, Any]


def turn(action: str, form: str = "", **given: str) -> Told:
    """One answer of a view."""
    event = flow_event(company="sosna", language="ru", caller=PHONE, call="call-1", action=action, form=form, **given)
    return guide_ticket(event, None)


def save(form: str, description: str = "Хлещет") -> Told:
    """The button Save."""
    event = flow_event(
        company="sosna", language="ru", caller=PHONE, call="call-1", form=form, description=description,
        operator="olga@example.org", operator_name="Ольга ",
    )  # fmt: skip
    return save_guided_ticket(event, None)


def filled(problem: str = "riser_burst") -> Told:
    """The form up to its summary, every question left open."""
    told = turn("Next", turn("Open")["form"], place="r:r1")
    told = turn("Next", told["form"], problem=problem)
    while told["view"] != "summary":
        told = turn("Next", told["form"], answer="-")
    return told


def offered(told: Told, field: str) -> list[str]:
    return [one["Value"] for one in told["data"][field]]


def test_every_view_is_given_exactly_what_it_shows(house: House) -> None:
    views = {view.name.removeprefix("ticket-"): view.inputs for view in load_views(CONTACT_FLOWS)}
    told = [turn("Open"), filled(), save(filled()["form"])]
    told.append(turn("Next", told[0]["form"], place="r:r1"))
    told.append(turn("Next", told[-1]["form"], problem="riser_burst"))
    while told[-1]["view"] in ("question", "words"):
        told.append(turn("Next", told[-1]["form"], answer="-"))
    seen = {one["view"] for one in told}
    assert {"caller", "problem", "summary", "saved"} <= seen
    for one in told:
        assert one["data"].keys() == views[one["view"]], one["view"]
        assert len(json.dumps(one, ensure_ascii=False).encode()) < 32 * 1024


def test_who_calls_is_shown_with_flat_and_debt(house: House) -> None:
    told = turn("Open")
    assert told["view"] == "caller"
    assert offered(told, "Places") == ["r:r1", "other"]
    assert "Кто звонит" in told["data"]["Title"]
    assert {"Label": "Долг", "Value": "1 234,56"} in told["data"]["Facts"]


def test_the_callers_own_words_find_the_problem(house: House) -> None:
    form = turn("Next", turn("Open")["form"], place="r:r1")["form"]
    told = turn("Find", form, words="прорвало трубу стояка")
    assert "riser_burst" in offered(told, "Problems")
    assert turn("Next", told["form"], words="прорвало трубу стояка", problem="riser_burst")["view"] != "problem"


def test_the_first_view_of_problems_holds_what_cannot_wait(house: House) -> None:
    told = turn("Next", turn("Open")["form"], place="r:r1")
    assert all("авария" in one["Label"] for one in told["data"]["Problems"])


def test_the_ticket_is_registered_as_by_the_desk_and_once(house: House) -> None:
    form = filled()["form"]
    told = save(form)
    again = save(form)
    assert (told["view"], again["view"]) == ("saved", "saved")
    assert "Сохранено" in told["data"]["Title"] or "сохранена" in told["data"]["Title"]
    (ticket,) = stores.tickets().list("sosna", open_only=True).items
    assert again["data"]["Title"] == told["data"]["Title"]
    assert (ticket.problem, ticket.place.flat, ticket.contact_id) == ("riser_burst", "12", "call-1")
    assert ticket.executor_name
    entry = stores.tickets().journal("sosna", ticket.number)[0]
    assert (entry.actor.id, entry.actor.name) == ("olga@example.org", "Ольга")


def test_the_same_form_with_other_words_is_the_same_ticket_and_says_so(house: House) -> None:
    form = filled()["form"]
    save(form, "Капает")
    told = save(form, "Хлещет")
    assert "уже сохранена" in told["data"]["Error"]
    assert [one.description for one in stores.tickets().list("sosna", open_only=True).items] == ["Капает"]


def test_a_known_damage_is_named_before_saving(house: House) -> None:
    ticket = house.register()
    assert ticket.number in filled()["data"]["Repeats"]


def test_what_a_reference_did_not_find_may_be_null(house: House) -> None:
    event = flow_event(
        company="sosna", language="ru", caller=PHONE, call="call-1", action="Back", form=filled()["form"]
    )
    event["Details"]["Parameters"]["description"] = None
    assert guide_ticket(event, None)["view"] in ("problem", "question", "words")


@pytest.mark.parametrize("form", ["", "{", "[]", '{"step": "hamster"}', '{"step": "caller", "hat": 1}'])
def test_a_form_that_is_none_begins_anew(house: House, form: str) -> None:
    assert turn("Next", form, place="r:r1")["view"] == "caller"


def test_another_companys_building_is_not_to_be_had(house: House) -> None:
    form = turn("Open")["form"]
    told = turn("Next", form, place="b:nowhere")
    assert told["view"] == "caller"
    assert told["data"]["Error"].strip()
