"""A ticket opened from the register, by finger, mouse and key; the list on a telephone; nothing cut in any language."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, DESK_SIZE, OPERATOR, TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch
from tests.browser.fits import check_fits
from tests.browser.register import open_register
from tests.browser.running_dozor import ROOT
from tests.browser.test_register import PHONE, login_of

LANGUAGES = {"ru": "ru-RU", "kk": "kk-KZ", "pl": "pl-PL", "en": "en-GB"}
# Writes each word into the chip of a line, and answers those that are not seen whole there.
FIND_CUT = """(row, words) => Object.entries(words).flatMap(([column, all]) => {
    const cell = row.querySelector(`[data-column=${column}]`), chip = cell.querySelector(".register-label");
    const before = chip.textContent;
    const cut = all.filter(word => {
        chip.textContent = word;
        const range = document.createRange();
        range.selectNodeContents(chip);
        const [text, room, line] = [range, cell, row].map(one => one.getBoundingClientRect());
        return text.right > room.right + 0.5 || text.top < line.top || text.bottom > line.bottom;
    });
    chip.textContent = before;
    return cut;
})"""
# Where headings and the cells under them begin and end.
COLUMNS = """grid => ["columnheader", "gridcell"].map(role =>
    [...(role === "gridcell" ? grid.querySelector("[data-id]") : grid).querySelectorAll(`[role=${role}]`)]
        .map(one => one.getBoundingClientRect()).map(({left, right}) => [Math.round(left), Math.round(right)]))"""


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    with Dispatch(address, "zarya", login_of(demo, COLLEAGUE)) as colleague:
        yield colleague


def tap(target: Locator, x: float = 0.5) -> None:
    """Touch the middle of it, or so far of its width from its left."""
    box = target.bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] * x, "y": box["y"] + box["height"] / 2}
    finger = target.page.context.new_cdp_session(target.page)
    for what, where in (("touchStart", [place]), ("touchEnd", [])):
        finger.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": where})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_finger_opens_a_ticket_that_says_what_and_where(
    theme: str, dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    # Given somebody with a telephone in hand, before the tickets of all their companies
    dispatch.register(PHONE, "mixer_drips")
    number = dispatch.register(PHONE, "riser_burst")
    register = open_register(open_window, login_of(demo, OPERATOR), size=TELEPHONE_SIZE)
    register.page.evaluate("theme => localStorage.setItem('dozor.theme', theme)", theme)
    register.page.reload()
    block = register.row(number)
    # then a ticket says what happened, where, whose it is and how long there is, on a page that has room for a list
    for told in (
        number,
        "назначена",
        "авария",
        re.compile("Прорвало"),
        re.compile(r"дом .*кв\. \d+"),
        re.compile("Заря"),
    ):
        expect(block.get_by_text(told, exact=True).first).to_be_in_viewport()
    expect(block.locator(".register-clock")).to_be_in_viewport()
    check_fits(register.page)
    assert register.grid.evaluate("grid => grid.scrollWidth <= grid.clientWidth")
    list_box = register.grid.bounding_box()
    assert list_box is not None
    assert list_box["height"] > TELEPHONE_SIZE[1] / 2
    check_axe(register.page)
    take_picture(register.page, "register-telephone" if theme == "light" else "register-telephone-dark")
    # when it is touched anywhere but at its box, it opens
    tap(block.get_by_role("checkbox"))
    expect(register.page.get_by_role("region", name="Отмеченные заявки")).to_be_visible()
    check_fits(register.page)
    tap(block, 0.6)
    register.page.wait_for_url(f"**/ticket/zarya/{number}")


def test_filters_are_behind_a_button_on_a_telephone(
    dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    emergency, other = dispatch.register(PHONE, "riser_burst"), dispatch.register(PHONE, "mixer_drips")
    register = open_register(open_window, login_of(demo, OPERATOR), "?company=zarya", size=TELEPHONE_SIZE)
    expect(register.row(other)).to_be_visible()
    expect(register.page.get_by_role("combobox", name="Срочность")).to_have_count(0)
    register.page.get_by_role("button", name="Фильтры").click()
    register.choose("Срочность", "авария")
    expect(register.row(other)).to_have_count(0)
    expect(register.row(emergency)).to_be_visible()
    check_fits(register.page)
    check_axe(register.page)
    register.page.get_by_role("button", name="Фильтры (2)").click()
    expect(register.page.get_by_role("combobox", name="Срочность")).to_have_count(0)
    expect(register.row(emergency)).to_be_visible()


def test_one_click_on_the_number_two_on_the_line_and_enter_open_a_ticket(
    dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    number = dispatch.register(PHONE, "mixer_drips")
    register = open_register(open_window, login_of(demo, OPERATOR), "?company=zarya")
    page, row = register.page, register.row(number)
    link = row.get_by_role("link", name=number, exact=True)
    # one click
    link.click()
    page.wait_for_url(f"**/ticket/zarya/{number}")
    page.go_back()
    # the middle button: beside the list, which stays
    with page.context.expect_page() as beside:
        link.click(button="middle")
    beside.value.wait_for_url(f"**/ticket/zarya/{number}")
    assert "/register" in page.url
    # one click elsewhere only marks where one is; Enter opens it
    row.locator("[data-column=problem]").click()
    expect(row).to_have_class(re.compile("active"))
    assert "/register" in page.url
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ticket/zarya/{number}")
    page.go_back()
    row.locator("[data-column=problem]").dblclick()
    page.wait_for_url(f"**/ticket/zarya/{number}")


@pytest.mark.parametrize("size", [DESK_SIZE, TELEPHONE_SIZE], ids=["laptop", "telephone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_and_no_urgency_is_cut(
    language: str, size: tuple[int, int], dispatch: Dispatch, open_window: OpenWindow
) -> None:
    number = dispatch.register(PHONE, "riser_burst")
    page = open_window("/register?company=zarya", who=OPERATOR, locale=LANGUAGES[language], size=size)
    row = page.locator(f"[data-id='zarya/{number}']")
    expect(row).to_be_visible()
    texts = (ROOT / "web" / "src" / "texts" / "common" / f"{language}.ts").read_text("utf-8")
    words = {column: re.findall(rf'"{column}\.\w+": "([^"]+)"', texts) for column in ("state", "urgency")}
    assert [len(all_) for all_ in words.values()] == [11, 4]
    assert row.evaluate(FIND_CUT, words) == []


def test_cells_stand_under_their_headings_and_the_title_goes_from_edge_to_edge(
    dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    number = dispatch.register(PHONE, "mixer_drips")
    register = open_register(open_window, login_of(demo, OPERATOR), "?company=zarya")
    expect(register.row(number)).to_be_visible()
    headings, cells = register.grid.evaluate(COLUMNS)
    assert headings == cells
    strip = register.page.locator(".page-title").bounding_box()
    assert strip is not None
    assert (strip["x"], strip["width"]) == (0, DESK_SIZE[0])
