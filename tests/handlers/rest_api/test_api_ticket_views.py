"""What hangs on a ticket: its calls, and where it is."""

from dataclasses import replace
from datetime import timedelta

from dozor.bootstrap import stores
from tests.contract.samples import PHONE, make_building, make_contact
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Page

TICKET = "/tickets/{company=sosna}/{number=1}"


def test_the_call_that_brought_it_and_those_with_the_same_people_since(house: House, olga: Page) -> None:
    for contact_id, minutes in (("before", -60), ("brought", -1), ("since", 30)):
        call = replace(make_contact(contact_id), caller=PHONE, started_at=NOW + timedelta(minutes=minutes))
        stores.contacts().begin(call)
    stores.contacts().begin(replace(make_contact("stranger"), caller="+79000000199", started_at=NOW))
    house.register(contact_id="brought")
    calls = olga.get(f"{TICKET}/contacts").body["items"]
    assert [(one["id"], one["brought"]) for one in calls] == [("brought", True), ("since", False)]
    assert calls[0]["recording"] is False


def test_a_ticket_without_a_call_has_none(house: House, olga: Page) -> None:
    house.register()
    assert olga.get(f"{TICKET}/contacts").body == {"items": []}


def test_a_call_that_is_not_known_yet_is_left_out(house: House, olga: Page) -> None:
    house.register(contact_id="on its way")
    assert olga.get(f"{TICKET}/contacts").body == {"items": []}


def test_where_it_is_and_what_is_near(house: House, olga: Page) -> None:
    home = make_building(latitude=52.28, longitude=104.28, floors=9, flats_per_floor=4)
    far, near = (
        make_building(id=name, latitude=52.28 + by, longitude=104.28) for name, by in (("far", 1), ("near", 0.01))
    )
    nowhere = make_building("nowhere", latitude=0.0, longitude=0.0)
    stores.people().save_people([home, far, near, nowhere], [], [])
    house.register()
    told = olga.get(f"{TICKET}/place").body
    assert (told["building"]["id"], told["building"]["latitude"]) == ("b1", 52.28)
    assert (told["entrance"], told["riser"]) == ("1", "4")
    assert [one["id"] for one in told["near"]] == ["near", "far"]


def test_of_a_building_whose_place_nobody_has_said_nothing_is_near(house: House, olga: Page) -> None:
    placed = make_building("b2", latitude=52.28, longitude=104.28)
    stores.people().save_people([make_building(latitude=0.0, longitude=0.0), placed], [], [])
    house.register()
    assert olga.get(f"{TICKET}/place").body["near"] == []


def test_another_companys_ticket_is_not_there(house: House, stranger: Page) -> None:
    house.register()
    for thing in ("contacts", "place"):
        assert stranger.get(f"{TICKET}/{thing}").status == 404
