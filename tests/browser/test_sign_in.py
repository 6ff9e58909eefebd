"""Who may sit at the desk, and in which language."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OPERATOR, OpenWindow, TakePicture
from tests.browser.desk import Desk


@pytest.fixture
def page(open_window: OpenWindow) -> Page:
    return open_window("/desk")


@pytest.mark.parametrize("email", [OPERATOR, "nobody@example.org"])
def test_a_wrong_password_or_name_is_refused_alike(page: Page, email: str) -> None:
    Desk(page).sign_in(email, "not-the-password")

    expect(page.get_by_role("alert")).to_have_text("Неверная почта или пароль.")
    expect(page.get_by_role("button", name="Войти", exact=True)).to_be_enabled()


def test_a_click_signs_in_as_somebody_of_the_demo_and_signing_out_ends_it(
    page: Page, take_picture: TakePicture
) -> None:
    somebody = page.get_by_role("button", name="Светлана Старшая · старший смены")
    expect(somebody).to_be_visible()
    take_picture(page, "sign-in")
    somebody.click()
    expect(page.get_by_text("На связи")).to_be_visible()

    page.get_by_role("button", name="Выйти").click()

    expect(page.get_by_label("Электронная почта")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Электронная почта")).to_be_visible()


def test_both_languages_are_whole(desk: Desk) -> None:
    """The words of the pages and what the API names; the choice outlives a reload."""
    desk.button("Новая заявка").click()
    desk.page.get_by_role("button", name="Eng").click()
    try:
        expect(desk.page.get_by_role("heading", name="Open tickets")).to_be_visible()
        expect(desk.page.get_by_role("button", name="Save the ticket")).to_be_visible()
        desk.page.get_by_label("Problem").fill("lift")
        expect(desk.option("lift")).to_be_visible()
        desk.page.reload()
        expect(desk.page.get_by_role("heading", name="To do")).to_be_visible()
        assert desk.page.locator("html").get_attribute("lang") == "en"
    finally:
        desk.page.get_by_role("button", name="Рус").click()
    expect(desk.open_tickets).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "greeting", "phase"),
    [("ru-RU", "Разговоры записываются", "Нажмите клавишу"), ("en-US", "recorded", "Press a key")],
)
def test_the_telephone_offers_a_company_that_speaks_the_callers_language(
    open_window: OpenWindow, demo: dict[str, Any], locale: str, greeting: str, phase: str
) -> None:
    page = open_window("/telephone", locale=locale)
    company = next(number for number in demo["numbers"] if number["language"] == locale[:2])
    expect(page.locator("#to")).to_have_value(company["dial"])

    page.locator("button[type=submit]").click()

    expect(page.locator("[data-phase]")).to_have_text(phase)
    expect(page.get_by_role("log")).to_contain_text(greeting)
