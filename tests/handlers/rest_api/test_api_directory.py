"""The directory: residents, buildings, the catalogue."""

from dataclasses import replace

import pytest

from dozor.bootstrap import stores
from dozor.domain.catalogue import CatalogueChanges
from dozor.domain.meter import KnownReading, Meter, MeterKind
from tests.contract.samples import PHONE, make_building, make_resident
from tests.handlers.house import SOSNA, House
from tests.handlers.rest_api.client import Page

OTHER_PHONE = "+79990000777"


def test_residents_are_found_by_what_is_known_of_them(house: House, olga: Page) -> None:
    stores.people().save_people([], [make_resident("r7", name="Зоя Зимина", phone=OTHER_PHONE, flat="77")], [])
    for query in ("зимин", "77", "0777", "+7 999 000-07-77"):
        answer = olga.get("/residents", company="sosna", query=query)
        assert [one["id"] for one in answer.body["items"]] == ["r7"], query
    assert olga.get("/residents", company="sosna", query="никто").body == {"items": [], "cursor": ""}


def test_a_long_list_comes_page_by_page(house: House, olga: Page) -> None:
    crowd = [make_resident(f"x{place}", phone=f"+7999000088{place}") for place in range(5)]
    stores.people().save_people([], crowd, [])
    seen, cursor = [], ""
    while True:
        page = olga.get("/residents", company="sosna", limit="2", cursor=cursor).body
        seen += [one["id"] for one in page["items"]]
        cursor = page["cursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen))
    assert {one.id for one in crowd} < set(seen)


def test_a_card_has_the_flats_behind_all_phones_and_the_meters(house: House, olga: Page) -> None:
    mine = make_resident("r7", phone=OTHER_PHONE, account="7001", flat="77")
    stores.people().save_people([], [mine, replace(mine, phone=PHONE)], [])
    last = KnownReading(412, house.clock.now().date(), "2026-02")
    meter = Meter("sosna", "7001", "m1", MeterKind.COLD_WATER, "S-1", 5, "b1", "77", mine.address, latest=last)
    stores.meters().save_meters([meter])

    card = olga.get("/residents/{company=sosna}/{resident_id=r7}").body

    assert card["resident"]["phones"] == sorted([OTHER_PHONE, PHONE])
    assert {"r7", "r1"} <= {one["id"] for one in card["flats"]}
    assert [(one["serial"], one["latest"]["value"]) for one in card["meters"]] == [("S-1", 412)]


def test_a_building_tells_what_is_known_of_it_and_who_lives_there(house: House, olga: Page) -> None:
    stores.people().save_people(
        [make_building("b7", address="Новая ул., 7", latitude=55.5, longitude=37.5, power_feeds=2)],
        [
            make_resident("n1", phone="+79990000501", building_id="b7", flat="1"),
            make_resident("n2", phone="+79990000502", building_id="b7", flat="1"),
            make_resident("n2", phone="+79990000503", building_id="b7", flat="1"),
        ],
        [],
    )
    card = olga.get("/buildings/{company=sosna}/{building_id=b7}").body
    assert (card["residents"], card["flats"], card["power_feeds"], card["latitude"]) == (2, 1, 2, 55.5)


def test_buildings_come_page_by_page(house: House, olga: Page) -> None:
    houses = [make_building(f"p{place}", address=f"Парковая ул., {place}") for place in range(3)]
    stores.people().save_people(houses, [], [])
    first = olga.get("/buildings", company="sosna", query="парковая", limit="2").body
    second = olga.get("/buildings", company="sosna", query="парковая", limit="2", cursor=first["cursor"]).body
    assert [one["id"] for page in (first, second) for one in page["items"]] == ["p0", "p1", "p2"]
    assert second["cursor"] == ""
    assert olga.get("/buildings", company="sosna", cursor="nonsense").status == 422


def test_the_catalogue_says_what_the_company_changed(house: House, olga: Page) -> None:
    common = problems_of(olga)
    gone, renamed = sorted(common)[:2]
    changed = CatalogueChanges(off=(gone,), names={renamed: {"en": "Our own words"}})
    stores.companies().save(replace(SOSNA, catalogue=changed))

    known = problems_of(olga)

    assert known[gone]["off"]
    assert (known[renamed]["name"], known[renamed]["renamed"]) == ("Our own words", True)
    assert {one["kind"] for one in known[renamed]["clocks"]} >= {"accept", "resolve"}
    assert not any(one["off"] or one["renamed"] for key, one in known.items() if key not in (gone, renamed))


def problems_of(person: Page) -> dict[str, dict[str, object]]:
    answer = person.get("/catalogue", company="sosna")
    assert answer.status == 200
    return {one["key"]: one for category in answer.body["categories"] for one in category["problems"]}


@pytest.mark.parametrize(
    "route",
    ["/residents/{company=sosna}/{resident_id=r1}", "/buildings/{company=sosna}/{building_id=b1}"],
)
def test_nothing_is_told_of_another_companys(house: House, stranger: Page, route: str) -> None:
    assert stranger.get(route).status == 404
    assert stranger.get("/residents", company="sosna").status == 404
    assert stranger.get("/catalogue", company="sosna").status == 404
