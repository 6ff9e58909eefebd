"""What the form knows by itself of somebody with two flats: name, debts, tickets and their flats, the house, last calls."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, TakePicture
from tests.browser.desk import Desk
from tests.browser.dispatch import Dispatch
from tests.browser.telephone import Telephone

ZARYA, OF_TWO_FLATS = "+78005550101", "+79000001005"


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    with Dispatch(address, "zarya", login) as dispatch:
        yield dispatch


def as_money(kopecks: int) -> str:
    """As it is written in Russian: 6 278,39 ₽; Playwright reads every space alike."""
    roubles, rest = divmod(kopecks, 100)
    return f"{roubles:,}".replace(",", " ") + f",{rest:02} ₽"


def test_the_form_tells_what_is_known_of_a_resident_with_two_flats(
    telephone: Telephone, desk: Desk, dispatch: Dispatch, take_picture: TakePicture
) -> None:
    homes = dispatch.ask("GET", f"/callers?company=zarya&phone={OF_TWO_FLATS.replace('+', '%2B')}")["residents"]
    first, second = homes
    number = dispatch.register(OF_TWO_FLATS, "mixer_drips")  # at the first of them
    page = desk.page
    expect(desk.row(number)).to_be_visible()
    desk.be("Готов")
    telephone.dial(OF_TWO_FLATS, ZARYA)
    telephone.press("0")
    desk.accept()

    # one person, whichever flat it is about
    expect(page.get_by_label("Имя")).to_have_value(first["name"])
    expect(page.get_by_label("Квартира", exact=True)).to_have_value("")
    known = page.get_by_role("complementary", name="Кто звонит")
    flats = known.get_by_role("radiogroup", name="Квартиры этого телефона").locator("label")
    expect(flats).to_have_count(len(homes))
    for home, told in zip(homes, (flats.nth(0), flats.nth(1)), strict=True):
        expect(told).to_contain_text(f"{home['address']}, кв. {home['flat']}")
        expect(told).to_contain_text(f"Долг: {as_money(home['debt'])}" if home["debt"] else "Долга нет")
    assert any(home["debt"] for home in homes), "nobody of the demo with two flats owes anything: choose another caller"
    ticket = known.get_by_role("listitem").filter(has=page.get_by_role("button", name=number, exact=True))
    expect(ticket).to_contain_text("Капает смеситель")
    expect(ticket).to_contain_text(f"{first['address']}, кв. {first['flat']}")
    calls_before = known.locator(".call-row").count()

    # the flat that is chosen fills the rest, with what its house is to be known for
    house = dispatch.ask("GET", f"/buildings/zarya/{first['building_id']}")
    flats.nth(0).click()
    expect(page.get_by_label("Квартира", exact=True)).to_have_value(first["flat"])
    assert house["notes"], "a house of the demo without notes: choose another caller"
    expect(desk.form.get_by_text(house["notes"])).to_be_visible()
    take_picture(page, "desk-two-flats")
    check_axe(page, known)
    flats.nth(1).click()
    expect(page.get_by_label("Квартира", exact=True)).to_have_value(second["flat"])
    expect(page.get_by_label("Имя")).to_have_value(second["name"])
    desk.finish_call()

    # the next time this call is among the last ones
    telephone.dial(OF_TWO_FLATS, ZARYA)
    telephone.press("0")
    desk.accept()
    form = page.get_by_role("form", name="Новая заявка").last
    last_calls = form.locator(".call-row")
    expect(last_calls).to_have_count(calls_before + 1)
    expect(last_calls.first).to_contain_text("ответили")
    expect(last_calls.first).to_contain_text(OPERATOR)
    desk.finish_call()
