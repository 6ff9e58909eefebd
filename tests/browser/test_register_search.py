"""Searching the register as people type: phones, addresses, the end of a phone, with several companies at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import COLLEAGUE, OPERATOR, OpenWindow
from tests.browser.dispatch import Dispatch
from tests.browser.register import Register, open_register
from tests.browser.test_register import NEIGHBOUR, PHONE, login_of


@dataclass(frozen=True)
class Found:
    """A ticket that is meant to be found, and the flat that it is of."""

    company: str
    number: str
    flat: str


Enter = Callable[[str, str], Found]


@pytest.fixture
def register(open_window: OpenWindow, demo: dict[str, Any]) -> Register:
    """An operator of three companies before the tickets of all."""
    return open_register(open_window, login_of(demo, OPERATOR))


@pytest.fixture
def enter(address: str, demo: dict[str, Any]) -> Enter:
    """Registers a ticket of whoever has that phone."""

    def register(company: str, phone: str) -> Found:
        with Dispatch(address, company, login_of(demo, COLLEAGUE)) as dispatch:
            number = dispatch.register(phone, "mixer_drips")
            return Found(company, number, dispatch.ticket(number)["place"]["flat"])

    return register


def look_for(register: Register, typed: str) -> None:
    register.search.fill(typed)
    register.search.press("Enter")
    expect(register.page.get_by_text("это все")).to_be_visible()


@pytest.mark.parametrize("typed", ["89000001007", "9000001007", "8 (900) 000-10-07", "+7 900 000-10-07"])
def test_a_phone_is_found_however_it_is_typed(typed: str, register: Register, enter: Enter) -> None:
    theirs, other = enter("zarya", PHONE), enter("zarya", NEIGHBOUR)
    expect(register.row(theirs.number)).to_be_visible()
    look_for(register, typed)
    expect(register.row(other.number)).to_have_count(0)
    expect(register.row(theirs.number)).to_be_visible()
    expect(register.page.get_by_role("alert")).to_have_count(0)


def test_a_phone_that_nobody_has_finds_nothing_and_says_so(register: Register) -> None:
    look_for(register, "8 900 000-99-99")
    expect(register.page.get_by_text("Ничего не подошло")).to_be_visible()
    expect(register.rows).to_have_count(0)


def test_digits_that_are_no_phone_anywhere_are_told_in_words_and_nothing_pretends_to_come(register: Register) -> None:
    register.search.fill("+7123456789012")
    register.search.press("Enter")
    expect(register.page.get_by_text("Такого номера телефона нет")).to_be_visible()
    expect(register.page.locator("main")).not_to_contain_text("phone")
    expect(register.grid.locator(".register-waiting")).to_have_count(0)


def test_the_last_digits_of_a_phone_are_offered_where_no_ticket_has_that_number(
    register: Register, enter: Enter
) -> None:
    theirs, other = enter("zarya", PHONE), enter("zarya", NEIGHBOUR)
    look_for(register, PHONE[-4:])
    expect(register.page.get_by_text(f"Заявки {PHONE[-4:]} не нашлось")).to_be_visible()
    register.page.get_by_role("button", name=f"Искать телефон, где в конце {PHONE[-4:]}").click()
    expect(register.row(theirs.number)).to_be_visible()
    expect(register.row(other.number)).to_have_count(0)


@pytest.mark.parametrize(
    ("company", "typed"),
    [
        ("zarya", "рабфаковский 5 кв {flat}"),
        ("zarya", "1-й Рабфаковский пер., д. 5, кв. {flat}"),
        ("zarya", "дом 5 кв.{flat}"),
        ("zarya", "Рабфаковский 5 {flat}"),
        ("samal", "аққу көлі 12, {flat}-пәтер"),
        ("riverside", "17 harbour lane apt {flat}"),
    ],
)
def test_an_address_is_found_as_people_write_it(
    company: str, typed: str, register: Register, enter: Enter, demo: dict[str, Any]
) -> None:
    # Given a ticket of a flat, and one of its neighbours in the same house
    house = next(one["address"] for one in demo["callers"] if one["company"] == company)
    phones = [one["phone"] for one in demo["callers"] if one["address"] == house and one["flats"] == 1]
    theirs = enter(company, phones[0])
    other = next(one for one in (enter(company, phone) for phone in phones[1:]) if one.flat != theirs.flat)
    expect(register.row(other.number, company)).to_be_visible()
    with register.page.expect_response(lambda one: f"/tickets?company={company}&words=" in one.url) as answer:
        look_for(register, typed.format(flat=theirs.flat))
    # by what is read, not only by what the page hears of a ticket that has just changed
    assert theirs.number in [one["number"] for one in answer.value.json()["items"]]
    expect(register.row(theirs.number, company)).to_be_visible()
    expect(register.row(other.number, company)).to_have_count(0)


def test_a_house_of_the_list_is_chosen_while_one_types(register: Register, enter: Enter) -> None:
    theirs, elsewhere = enter("zarya", PHONE), enter("samal", "+79000000433")
    expect(register.row(elsewhere.number, "samal")).to_be_visible()
    register.search.fill("рабфак")
    register.page.locator(".ant-select-item-option:visible").filter(has_text="Адрес: 1-й Рабфаковский").first.click()
    expect(register.row(theirs.number)).to_be_visible()
    expect(register.row(elsewhere.number, "samal")).to_have_count(0)
