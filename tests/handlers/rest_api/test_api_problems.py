"""`GET /problems`: the whole catalogue, a search in it, and what a browser keeps."""

from dataclasses import replace

from dozor.bootstrap import stores
from dozor.domain.catalogue import CatalogueChanges, Problem
from dozor.domain.clocks import Urgency
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page


def test_all_of_it_with_the_questions(house: House) -> None:
    told = Page(language="kk").get("/problems", company="sosna").body
    gas = {one["key"]: one for one in told["items"]}["gas_smell"]
    questions = {one["key"]: one for one in told["questions"]}

    assert len(told["items"]) >= 300
    assert (gas["name"], gas["category_name"]) == ("Газ иісі шығады", "Газ")
    assert gas["places"] == ["flat", "entrance", "cellar"]
    assert questions[gas["questions"][0]]["text"] == "Газ иісі қай жерде?"
    assert questions[gas["questions"][0]]["answers"][0] == {"key": "kitchen", "text": "Ас үйде"}


def test_what_was_typed_is_found_with_slips_best_first(house: House) -> None:
    told = Page(language="ru").get("/problems", company="sosna", query="тараконы", limit="5").body

    assert [one["key"] for one in told["items"]] == ["cockroaches"]
    assert {one["key"] for one in told["questions"]} == set(told["items"][0]["questions"])


def test_no_more_than_wanted(house: House, olga: Page) -> None:
    assert len(olga.get("/problems", company="sosna", query="water", limit="3").body["items"]) == 3
    for wrong in ("many", "0", "-1", "²"):
        answer = olga.get("/problems", company="sosna", limit=wrong)
        assert answer.status == 422
        assert [problem["field"] for problem in answer.body["problems"]] == ["limit"]


def test_a_browser_that_has_it_is_not_sent_it_again(house: House, olga: Page) -> None:
    first = olga.raw("GET", "/problems", query={"company": "sosna"})
    tag = first["headers"]["ETag"]
    again = olga.raw("GET", "/problems", query={"company": "sosna"}, headers={"if-none-match": tag})
    other = olga.raw("GET", "/problems", query={"company": "sosna", "query": "gas"}, headers={"if-none-match": tag})
    russian = Page(language="ru").raw("GET", "/problems", query={"company": "sosna"}, headers={"if-none-match": tag})

    assert (again["statusCode"], again["body"]) == (304, "")
    assert again["headers"]["ETag"] == tag
    assert (other["statusCode"], russian["statusCode"]) == (200, 200)
    assert first["headers"]["Cache-Control"] == "private, no-cache"


def test_a_company_has_its_own(house: House, olga: Page) -> None:
    sauna = Problem(
        "sauna", "other", "coordinator", Urgency.PLANNED, {"en": "Sauna is cold"}, {}, questions=("degrees",)
    )
    changes = CatalogueChanges(off=("gas_smell",), names={"lift_stopped": {"en": "Elevator"}}, problems=(sauna,))
    before = olga.get("/problems", company="sosna").body["version"]
    stores.companies().save(replace(stores.companies().get("sosna"), catalogue=changes))

    told = olga.get("/problems", company="sosna").body
    names = {one["key"]: one["name"] for one in told["items"]}

    assert "gas_smell" not in names
    assert (names["lift_stopped"], names["sauna"]) == ("Elevator", "Sauna is cold")
    assert told["version"] != before
    assert olga.get("/problems", company="sosna", query="sauna").body["items"][0]["key"] == "sauna"


def test_a_ticket_has_its_problem_by_the_companys_name(house: House, olga: Page) -> None:
    house.register()
    problem = stores.tickets().get("sosna", "1").problem
    changes = CatalogueChanges(names={problem: {"en": "Our burst"}})
    stores.companies().save(replace(stores.companies().get("sosna"), catalogue=changes))
    one = olga.get("/tickets/{company=sosna}/{number=1}").body
    (listed,) = olga.get("/tickets", company="sosna").body["items"]
    assert (one["problem_name"], listed["problem_name"]) == ("Our burst", "Our burst")


def test_a_ticket_keeps_the_catalogue_it_was_registered_by(house: House, olga: Page) -> None:
    house.register()
    version = olga.get("/problems", company="sosna").body["version"]
    assert stores.tickets().get("sosna", "1").catalogue_version == version
