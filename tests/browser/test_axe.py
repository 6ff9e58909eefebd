"""Barriers on the pages, light and dark: axe finds nothing serious."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk

THEMES = ("light", "dark")


def wear(page: Page, theme: str) -> None:
    """Show that page light or dark, and wait until it is."""
    page.evaluate("theme => localStorage.setItem('dozor.theme', theme)", theme)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", ["/", "/telephone", "/messages", "/desk", "/no-such-page"])
def test_no_barrier_before_signing_in(open_window: OpenWindow, path: str, theme: str) -> None:
    page = open_window(path)
    wear(page, theme)
    expect(page.get_by_role("heading").or_(page.get_by_label("Пароль")).first).to_be_visible()
    check_axe(page)


@pytest.mark.parametrize("theme", THEMES)
def test_no_barrier_at_the_desk(desk: Desk, demo: dict[str, Any], theme: str) -> None:
    wear(desk.page, theme)
    desk.button("Новая заявка").click()
    expect(desk.form).to_be_visible()
    check_axe(desk.page)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("who", ["svetlana@example.org", "anna@example.org"])
def test_no_barrier_on_any_page_of_the_top_line(open_window: OpenWindow, who: str, theme: str) -> None:
    """Every page that a supervisor or an administrator is offered, as it is when it is opened."""
    page = open_window("/knowledge", who=who)
    wear(page, theme)
    ways = page.locator(".top-navigation a")
    expect(ways.first).to_be_visible()
    found = []
    for path in [way.get_attribute("href") for way in ways.all()]:
        page.locator(f".top-navigation a[href='{path}']").click()
        expect(page.locator(f".top-navigation a[href='{path}'][aria-current=page]")).to_be_visible()
        page.wait_for_load_state("networkidle")
        try:
            check_axe(page)
        except AssertionError as barriers:
            found.append(str(barriers))
    assert found == []


def test_a_barrier_is_told_in_words(open_window: OpenWindow) -> None:
    page = open_window("/")
    expect(page.get_by_role("heading").first).to_be_visible()
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<button id=\"mute\"></button>')")

    with pytest.raises(AssertionError, match=r"critical, button-name: .*\n.*#mute"):
        check_axe(page)
