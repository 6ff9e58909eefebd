"""The catalogue before the API, changed by an administrator: what operators find of it, tickets, versions, refusals."""

from typing import Any

import pytest

from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.bootstrap import flow, stores
from dozor.events.outbox import unpack
from tests.handlers.house import House
from tests.handlers.rest_api.client import Answer, Page, form

KEY = "form-00000001"
LIFT = "/catalogue/{company=sosna}/{key=lift_stopped}"
GAS = "/catalogue/{company=sosna}/{key=gas_smell}"
OWN = "/catalogue/{company=sosna}/{key=own_sauna}"
TICKET = "/tickets/{company=sosna}/{number=%s}"
SAUNA = {
    "names": {"ru": "Сауна холодная", "en": "Sauna is cold"},
    "synonyms": {"en": ["steam room does not heat"]},
    "category": "heating",
    "trade": "plumber",
    "urgency": "urgent",
    "places": ["cellar"],
    "advice": {"en": "Please leave the stove alone."},
}


@pytest.fixture
def ada(house: House) -> Page:
    """The administrator of sosna."""
    return Page({"cognito:groups": "[admin]", "email": "ada@example.org", "name": "Ada"})


def save(page: Page, route: str, change: dict[str, Any], version: int = 0, note: str = "") -> Answer:
    body = {"version": version, "change": change, "note": note}
    return page.post(f"{route}/revisions", body, If_Match=f'"{version}.ab"')


def found(page: Page, query: str, **also: str) -> list[str]:
    return [one["key"] for one in page.get("/problems", company="sosna", query=query, **also).body["items"]]


def listed(page: Page) -> dict[str, dict[str, Any]]:
    told = page.get("/catalogue", company="sosna").body
    return {one["key"]: one for category in told["categories"] for one in category["problems"]}


def refused(answer: Answer) -> list[tuple[str, str]]:
    assert answer.status == 422, answer
    return [(one["field"], one["reason"]) for one in answer.body["problems"]]


def test_a_problem_renamed_and_called_otherwise_is_found_at_once(house: House, ada: Page, olga: Page) -> None:
    assert found(olga, "ascensore") == []
    card = ada.get(LIFT).body
    assert (card["version"], card["own"], card["change"]["names"], card["common"]) == (0, False, {}, card["stands"])
    assert set(card["common"]["names"]) == {"ru", "kk", "pl", "en"}

    change = {"names": {"en": "The cabin hangs"}, "synonyms": {"en": ["ascensore fermo"]}, "trade": "electrician"}
    saved = save(ada, LIFT, change, note="As people say it")

    assert (saved.status, saved.body["version"], saved.body["changed_by"]) == (200, 1, "Ada")
    assert saved.body["stands"]["names"]["en"] == "The cabin hangs"
    assert saved.body["common"] == card["common"]
    assert found(olga, "ascensore") == ["lift_stopped"]
    assert found(olga, "cabin hangs")[0] == "lift_stopped"
    told = listed(olga)["lift_stopped"]
    assert (told["name"], told["renamed"], told["version"], told["trade"]) == (
        "The cabin hangs",
        True,
        1,
        "electrician",
    )
    (event,) = [unpack(item["outbox"]) for item in house.items() if "outbox" in item]
    assert (event.type, event.source, event.subject, event.sequence) == (
        *("ProblemChanged", "dozor.catalogue", "lift_stopped"),
        1,
    )


def test_a_process_that_remembers_the_company_looks_again_when_it_is_told(house: House, ada: Page, olga: Page) -> None:
    assert found(olga, "ascensore") == []
    elsewhere = flow.companies.__wrapped__()  # another process, which has just read the company
    elsewhere.get("sosna")
    remembered = stores.companies().get("sosna")
    save(ada, LIFT, {"synonyms": {"en": ["ascensore fermo"]}})
    stores.companies()._memory.keep(("slug", "sosna"), remembered)  # type: ignore[attr-defined]
    assert found(olga, "ascensore") == []
    assert found(olga, "ascensore", as_of="lift_stopped:1") == ["lift_stopped"]
    assert found(olga, "ascensore") == ["lift_stopped"]
    assert not elsewhere.get("sosna").catalogue.edits
    assert olga.get("/problems", company="sosna", as_of="lift stopped").status == 422


def test_a_problem_of_the_companys_own_makes_tickets_where_nobody_has_heard_of_it(
    house: House, ada: Page, olga: Page
) -> None:
    remembered = stores.companies().get("sosna")
    saved = save(ada, OWN, SAUNA)
    assert (saved.status, saved.body["own"], saved.body["common"]) == (200, True, None)
    stores.companies()._memory.keep(("slug", "sosna"), remembered)  # type: ignore[attr-defined]

    made = olga.post("/tickets", form(problem="own_sauna"), Idempotency_Key=KEY)

    assert (made.status, made.body["problem_name"], made.body["urgency"]) == (201, "Sauna is cold", "urgent")
    assert (made.body["category"], made.body["trade"]) == ("heating", "plumber")
    asked = olga.post("/proposals", {"company": "sosna", "building_id": "b1", "problem": "own_sauna"}).body
    assert asked["advice"] == "Please leave the stove alone."


def test_a_problem_switched_off_cannot_be_registered_and_stays_readable(house: House, ada: Page, olga: Page) -> None:
    number = olga.post("/tickets", form(problem="lift_stopped"), Idempotency_Key=KEY).body["number"]
    save(ada, LIFT, {"switched": "off", "names": {"en": "The cabin hangs"}})

    assert "lift_stopped" not in found(olga, "lift")
    assert refused(olga.post("/tickets", form(problem="lift_stopped"), Idempotency_Key="form-00000002")) == [
        ("problem", "There is no such problem in the catalogue.")
    ]
    ticket = olga.get(TICKET % number).body
    assert (ticket["problem_name"], listed(olga)["lift_stopped"]["off"]) == ("The cabin hangs", True)
    answers = {"answers": {next(iter(listed_questions(olga, ada))): ""}}
    assert olga.post(f"{TICKET}/edits" % number, {"description": "Between floors", **answers}).status == 200

    save(ada, LIFT, {"switched": "on"}, 1)
    assert "lift_stopped" in found(olga, "lift")


def listed_questions(olga: Page, ada: Page) -> list[str]:
    questions: list[str] = ada.get(LIFT).body["stands"]["questions"]
    return questions


def test_of_two_who_change_a_problem_at_once_the_second_is_told(house: House, ada: Page) -> None:
    first, second = {"names": {"en": "The cabin hangs"}}, {"names": {"en": "The cabin is stuck"}}
    assert save(ada, LIFT, first).status == 200
    lost = save(ada, LIFT, second)
    assert (lost.status, lost.body["current_version"]) == (412, 1)
    assert save(ada, LIFT, first).body["version"] == 1  # said twice, saved once
    assert ada.get(LIFT).body["stands"]["names"]["en"] == "The cabin hangs"
    assert save(ada, LIFT, second, 1).body["version"] == 2


def test_every_version_is_kept_and_can_be_taken_back(house: House, ada: Page, olga: Page) -> None:
    save(ada, LIFT, {"names": {"en": "The cabin hangs"}}, note="First")
    save(ada, LIFT, {"urgency": "emergency"}, 1, "Second")
    back = ada.post(f"{LIFT}/restores", {"version": 2, "to": 1}, If_Match='"2.ab"').body
    assert (back["version"], back["stands"]["names"]["en"], back["change"]["urgency"]) == (3, "The cabin hangs", None)
    common = ada.post(f"{LIFT}/restores", {"version": 3, "to": 0, "note": "Enough"}).body
    assert (common["version"], common["stands"]) == (4, common["common"])
    assert listed(olga)["lift_stopped"]["version"] == 0

    items = ada.get(f"{LIFT}/revisions").body["items"]
    assert [(one["version"], one["by"], one["note"], one["common"], one["restored"]) for one in items] == [
        (4, "Ada", "Enough", True, 0),
        (3, "Ada", "", False, 1),
        (2, "Ada", "Second", False, -1),
        (1, "Ada", "First", False, -1),
    ]
    assert items[3]["change"]["names"] == {"en": "The cabin hangs"}
    assert refused(ada.post(f"{LIFT}/restores", {"version": 4, "to": 4})) == [
        ("to", "This version is the one that stands.")
    ]
    assert ada.post(f"{LIFT}/restores", {"version": 4, "to": 9}).status == 404


def test_what_does_not_fit_is_told_by_field_with_what_to_do(house: House, ada: Page) -> None:
    def wrong(route: str, **change: Any) -> list[tuple[str, str]]:
        tried, saved = ada.post(f"{route}/drafts", {"change": change}), save(ada, route, change)
        told = [(one["field"], one["reason"]) for one in tried.body["misfits"]]
        assert (tried.status, tried.body["found"], tried.body["rules"]) == (200, [], [])
        assert refused(saved) == told
        return told

    taken = "“rats  or MICE” is said of “Rats or mice” too: say it otherwise, or switch that one off."
    assert wrong(LIFT, names={"en": "rats  or MICE"}) == [("change.names.en", taken)]
    assert wrong(LIFT, synonyms={"en": ["cabin", "Cabin"]}) == [
        ("change.synonyms.en.1", "The problem has this phrase already: keep one of the two.")
    ]
    assert wrong(GAS, urgency="normal") == [("change.urgency", "The catalogue calls this an emergency: it stays one.")]
    assert wrong(LIFT, trade="wizard", clocks=["teatime"]) == [
        ("change.trade", "There is no such thing any more: choose another."),
        ("change.clocks", "There is no such thing any more: choose another."),
    ]
    assert wrong(LIFT, names={"de": "Aufzug"}) == [("change.names.de", "This language is not spoken here.")]
    assert [field for field, _ in wrong(OWN, names={"en": "Sauna"})] == [
        *("change.names.ru", "change.category", "change.trade", "change.urgency", "change.places")
    ]
    assert refused(ada.post("/catalogue/{company=sosna}/{key=sauna}/drafts", {"change": SAUNA})) == [
        ("key", "Begin with own_, then small letters a to z, digits and _.")
    ]
    assert refused(save(ada, LIFT, {"names": {"en": "x" * 81}})) == [("change.names.en", "This is too long.")]
    assert house.items() == [item for item in house.items() if item.get("item") != "problem"]


def test_an_emergency_of_the_catalogue_is_neither_switched_off_nor_stood_in_for(
    house: House, ada: Page, olga: Page
) -> None:
    stays = [("change.switched", "The catalogue calls this an emergency: it stays switched on.")]
    assert refused(save(ada, GAS, {"switched": "off"})) == stays
    milder = {**SAUNA, "urgency": "planned"}
    leads = [("change.names.en", "“smell of gas” always leads to “Smell of gas”: say it otherwise.")]
    assert refused(save(ada, OWN, {**milder, "names": {"ru": "Сауна", "en": "smell of gas"}})) == leads

    assert save(ada, GAS, {"names": {"en": "The meter ticks"}}).status == 200
    assert refused(save(ada, OWN, {**milder, "names": {"ru": "Сауна", "en": "smell of gas"}})) == leads
    leaks = refused(save(ada, OWN, {**milder, "synonyms": {"ru": ["воняет газом"]}}))
    assert leaks == [("change.synonyms.ru.0", "“воняет газом” always leads to “Пахнет газом”: say it otherwise.")]
    assert olga.post("/tickets", form(problem="gas_smell"), Idempotency_Key=KEY).body["urgency"] == "emergency"


def test_a_version_taken_back_twice_is_taken_back_once(house: House, ada: Page) -> None:
    save(ada, LIFT, {"names": {"en": "The cabin hangs"}})
    save(ada, LIFT, {"urgency": "emergency"}, 1)
    for back in ({"version": 2, "to": 1}, {"version": 3, "to": 0}):
        first, again = (ada.post(f"{LIFT}/restores", back, If_Match=f'"{back["version"]}.ab"') for _ in range(2))
        assert (first.status, again.status, again.body) == (200, 200, first.body)
        assert first.body["version"] == back["version"] + 1
    assert ada.post(f"{LIFT}/restores", {"version": 3, "to": 2}, If_Match='"3.ab"').status == 412


def test_a_draft_tells_where_operators_will_find_it(house: House, ada: Page, olga: Page) -> None:
    def tried(words: str, **change: Any) -> Any:
        return ada.post(f"{LIFT}/drafts", {"change": change, "words": words}).body

    assert tried("ascensore")["position"] is None
    with_it = tried("ascensore", synonyms={"en": ["ascensore fermo"]})
    assert (with_it["position"], with_it["otherwise"], with_it["found"][0]["changed"]) == (1, True, True)
    assert with_it["misfits"] == []
    assert not tried("lift", names={"en": listed(olga)["lift_stopped"]["name"]})["otherwise"]
    assert {rule["kind"]: rule["seconds"] for rule in tried("", urgency="emergency")["rules"]}["localise"] == 1800
    assert tried("lift", switched="off")["position"] is None
    assert found(olga, "ascensore") == []


def test_what_may_be_chosen_is_told(house: House, ada: Page) -> None:
    told = ada.get("/catalogue-choices", company="sosna").body
    assert {one["key"] for one in told["trades"]} >= {"plumber", "electrician"}
    assert told["languages"] == ["ru", "en"]
    assert next(one for one in told["questions"] if one["key"] == "since_when")["answers"]


def test_another_companys_catalogue_is_not_there(house: House, stranger: Page, ada: Page) -> None:
    save(ada, LIFT, {"names": {"en": "The cabin hangs"}})
    assert stranger.get(LIFT).status in (403, 404)
    theirs = Page({"cognito:groups": "[admin]", "email": "eve@example.org", "custom:companies": "kedr"})
    assert theirs.get(LIFT).status == 404
    assert save(theirs, LIFT, {"switched": "off"}, 1).status == 404
    assert theirs.get("/catalogue/{company=kedr}/{key=lift_stopped}").body["version"] == 0
    assert ada.get("/catalogue/{company=sosna}/{key=own_nothing}").status == 404


def test_reading_a_company_as_it_is_costs_one_request(house: House, ada: Page) -> None:
    save(ada, LIFT, {"names": {"en": "The cabin hangs"}})
    asked: list[object] = []
    table = flow.table()
    client = table._client
    client.meta.events.register("before-call.dynamodb", lambda **told: asked.append(told["model"].name), unique_id="x")
    assert DynamoCompanyRepository(table).get("sosna").catalogue.edits
    client.meta.events.unregister("before-call.dynamodb", unique_id="x")
    assert asked == ["Query"]
