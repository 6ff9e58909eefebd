"""What a newcomer opens first: the start page and the telephone, on a desk and on a telephone, in every language."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import DESK_SIZE, TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.fits import check_fits

LANGUAGES = ("Рус", "Қаз", "Pol", "Eng")


def speak(page: Page, language: str) -> None:
    page.get_by_role("button", name=language, exact=True).click()
    expect(page.get_by_role("button", name=language, exact=True)).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("size", [TELEPHONE_SIZE, DESK_SIZE], ids=lambda size: f"{size[0]}")
def test_the_start_page_fits(open_window: OpenWindow, take_picture: TakePicture, size: tuple[int, int]) -> None:
    page = open_window("/", size=size)
    expect(page.get_by_text("stepan@example.org")).to_be_visible()
    for language in LANGUAGES:
        speak(page, language)
        check_fits(page)
    check_axe(page)
    speak(page, "Рус")
    take_picture(page, "start" if size == DESK_SIZE else "start-telephone")


@pytest.mark.parametrize("size", [TELEPHONE_SIZE, DESK_SIZE], ids=lambda size: f"{size[0]}")
def test_the_telephone_fits(open_window: OpenWindow, take_picture: TakePicture, size: tuple[int, int]) -> None:
    page = open_window("/telephone", size=size)
    expect(page.get_by_role("complementary")).to_be_visible()
    for language in LANGUAGES:
        speak(page, language)
        check_fits(page)
    speak(page, "Рус")
    page.get_by_role("button", name="Позвонить").press("Enter")
    expect(page.locator("[data-phase]")).to_have_text("Нажмите клавишу")
    check_fits(page)
    if size == TELEPHONE_SIZE:
        take_picture(page, "telephone-telephone")
    page.get_by_role("button", name="Положить трубку").click()
    page.get_by_label("Кто звонит").fill("")
    page.get_by_label("Кто звонит").click()
    expect(page.locator(".ant-select-item-option").first).to_be_visible()
    listed = page.locator(".number-list").bounding_box()
    assert listed is not None
    assert listed["x"] >= 0
    assert listed["x"] + listed["width"] <= size[0]


def test_a_number_that_is_none_is_told_at_its_field_and_as_people_write_it_is_dialled(open_window: OpenWindow) -> None:
    page = open_window("/telephone")
    expect(page.get_by_label("Куда звонить")).not_to_have_value("")
    call, wrong = page.get_by_role("button", name="Позвонить"), "Это не номер телефона"
    page.get_by_label("Кто звонит").fill("abc")
    page.keyboard.press("Tab")
    call.press("Enter")
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text(wrong)
    page.get_by_label("Кто звонит").fill("8 (900) 000-10-07")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_label("Куда звонить").fill("+7800")
    page.keyboard.press("Tab")
    call.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(wrong)
    speak(page, "Pol")
    expect(page.get_by_role("alert")).to_contain_text("To nie jest numer telefonu")
    speak(page, "Рус")
    expect(page.locator("[data-phase]")).to_have_text("Трубка лежит")

    page.get_by_label("Куда звонить").fill("8 800 555-01-01")
    page.keyboard.press("Tab")
    call.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Заря")


def test_hints_tell_keys_houses_and_languages_apart(open_window: OpenWindow) -> None:
    page = open_window("/telephone")
    hints = page.get_by_role("complementary", name="Что попробовать").get_by_role("listitem")
    expect(hints.first).to_be_visible()
    by_key = {
        hint.locator("kbd").inner_text(): hint.inner_text() for hint in hints.all() if hint.locator("kbd").count()
    }
    assert "+79000000016" in by_key["6"]
    assert "скажут, когда звонить" in by_key["7"]
    outage = hints.filter(has_text="отключение").inner_text()
    assert re.search(r"дом \d+\S*, и позвоните", outage), outage

    page.get_by_role("button", name="Позвонить").click()
    expect(page.get_by_text("У браузера нет голоса для языка «русский»")).to_be_visible()


def test_the_sign_of_the_site_is_there_for_whoever_asks(open_window: OpenWindow, address: str) -> None:
    asked: list[tuple[str, int]] = []
    page = open_window("/")
    page.on("response", lambda one: asked.append((one.url, one.status)))
    page.goto(f"{address}/laptop/workspace")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if one[1] >= 400] == []
    sign = httpx.get(f"{address}/favicon.ico", timeout=10)
    assert (sign.status_code, sign.headers["content-type"], sign.content[:4]) == (200, "image/x-icon", b"\0\0\1\0")


def test_whoever_plays_an_executor_is_told_where_their_tickets_are(
    open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    page = open_window("/", locale="en-US")
    executor = next(one for one in demo["logins"] if one["role"] == "executor")
    expect(page.get_by_role("listitem").filter(has_text=executor["email"])).to_contain_text("link in an SMS")
