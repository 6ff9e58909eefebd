"""The pages' four languages and two themes: one click each, whole, remembered."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture

# Language: its button, words of the desk and of the directory, that it is live.
WORDS = {
    "ru": ("Рус", "Открытые заявки", "Жители", "На связи"),
    "kk": ("Қаз", "Ашық өтінімдер", "Тұрғындар", "Байланыста"),
    "pl": ("Pol", "Otwarte zgłoszenia", "Mieszkańcy", "Na bieżąco"),
    "en": ("Eng", "Open tickets", "Residents", "Live"),
}
LIGHT, DARK = "rgb(244, 246, 248)", "rgb(20, 23, 26)"


def ground_of(page: Page) -> str:
    """The colour on which the page stands."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("language", WORDS)
def test_one_click_changes_every_word_and_is_remembered(
    open_window: OpenWindow, take_picture: TakePicture, language: str
) -> None:
    button, tickets, residents, live = WORDS[language]
    page = open_window("/desk", locale="en-US" if language != "en" else "ru-RU")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.get_by_role("button", name="Ольга Диспетчер").click()
    expect(page.get_by_role("heading", name=tickets)).to_be_visible()
    expect(page.get_by_text(live, exact=True)).to_be_visible()
    take_picture(page, {"ru": "desk-ru", "kk": "desk-kk", "pl": "desk-pl", "en": "desk-en"}[language])
    check_axe(page)

    page.get_by_role("navigation").locator("a[href='/directory']").click()
    expect(page.get_by_text(residents, exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text(residents, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=button, exact=True)).to_have_attribute("aria-pressed", "true")


def test_only_the_chosen_language_is_loaded(open_window: OpenWindow) -> None:
    """A resident in a cellar does not wait for the words of three other languages."""
    page = open_window("/")
    expect(page.get_by_role("heading", name="Dozor")).to_be_visible()
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name.split('/').pop())")
    words = [name.split("-")[0] for name in loaded if name.split("-")[0] in WORDS]
    assert set(words) == {"ru"}


def test_the_theme_is_changed_by_a_click_and_remembered(open_window: OpenWindow) -> None:
    page = open_window("/desk")
    page.get_by_role("button", name="Светлана Старшая").click()
    expect(page.get_by_role("heading", name="Открытые заявки")).to_be_visible()
    assert ground_of(page) == LIGHT
    switch = page.get_by_role("button", name="Тема")
    switch.click()
    expect(page.get_by_role("button", name="Тема: светлая")).to_be_visible()
    switch.click()
    expect(page.get_by_role("button", name="Тема: тёмная")).to_be_visible()
    assert ground_of(page) == DARK
    page.reload()
    expect(page.get_by_role("heading", name="Открытые заявки")).to_be_visible()
    assert ground_of(page) == DARK


def test_the_theme_follows_the_system_until_somebody_chooses(open_window: OpenWindow) -> None:
    page = open_window("/")
    page.emulate_media(color_scheme="dark")
    assert ground_of(page) == DARK
    page.emulate_media(color_scheme="light")
    assert ground_of(page) == LIGHT
