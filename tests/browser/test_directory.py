"""The directory: whoever answers the telephone finds a person, a house, a reading or a problem in a few letters."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, OpenWindow, TakePicture

COMPANY = "zarya"


@pytest.fixture
def resident(demo: dict[str, Any]) -> dict[str, Any]:
    """A resident of the demo who has meters."""
    found: dict[str, Any] = next(
        one for one in demo["callers"] if one["company"] == COMPANY and one["role"] == "resident" and one["meters"]
    )
    return found


@pytest.fixture
def page(open_window: OpenWindow) -> Page:
    page = open_window(f"/directory?company={COMPANY}", who=OPERATOR)
    expect(page.get_by_role("heading", name="Справочник")).to_be_visible()
    return page


def look_for(page: Page, text: str) -> None:
    page.get_by_role("searchbox").first.fill(text)


def test_where_the_card_will_be_stands_what_to_do(page: Page) -> None:
    for view in ("Жители", "Дома", "Исполнители"):
        page.get_by_role("radiogroup", name="Справочник").get_by_text(view, exact=True).click()
        expect(page.get_by_role("list", name=view)).to_be_visible()
        expect(page.get_by_text("Выберите строку слева: здесь появится всё о ней.")).to_be_visible()


def test_a_resident_is_found_by_the_last_digits_and_everything_is_on_the_card(
    page: Page, resident: dict[str, Any], take_picture: TakePicture
) -> None:
    look_for(page, resident["phone"][-6:])
    page.get_by_role("list", name="Жители").get_by_role("button", name=resident["name"]).first.click()

    card = page.get_by_role("article", name=resident["name"])
    expect(card).to_contain_text(resident["phone"])
    expect(card.get_by_role("region", name="Счётчики").get_by_role("row")).not_to_have_count(0)
    expect(card.get_by_role("region", name="Последние звонки")).to_be_visible()
    expect(card.get_by_role("button", name="Сохранить пожелания")).to_be_enabled()
    take_picture(page, "directory-resident")
    check_axe(page)


def test_a_wish_is_kept_and_says_whose_it_was(page: Page, resident: dict[str, Any]) -> None:
    look_for(page, resident["phone"][-6:])
    page.get_by_role("list", name="Жители").get_by_role("button", name=resident["name"]).first.click()
    wishes = page.get_by_role("region", name="Пожелания о наших сообщениях")
    wishes.get_by_label("Электронная почта").fill("resident@example.org")
    wishes.get_by_role("button", name="Сохранить пожелания").click()

    expect(page.get_by_text("Сохранено.")).to_be_visible()
    expect(wishes.get_by_text("Изменено: Ольга Диспетчер")).to_be_visible()
    page.reload()
    expect(wishes.get_by_label("Электронная почта")).to_have_value("resident@example.org")


def test_a_building_tells_who_lives_there_and_an_address_can_be_sent(page: Page, take_picture: TakePicture) -> None:
    page.get_by_text("Дома", exact=True).click()
    look_for(page, "рабфаковский 5")
    page.get_by_role("list", name="Дома").get_by_role("button").first.click()
    people = page.get_by_role("region", name="Кто здесь живёт")
    expect(people.get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("жител")
    take_picture(page, "directory-building")
    check_axe(page)

    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(people.get_by_role("listitem").first).to_be_visible()
    people.get_by_role("button").first.click()
    expect(page.get_by_role("region", name="Пожелания о наших сообщениях")).to_be_visible()
    page.go_back()
    expect(people).to_be_visible()


def test_the_catalogue_tells_clocks_and_questions(page: Page, take_picture: TakePicture) -> None:
    page.get_by_text("Каталог", exact=True).click()
    look_for(page, "стояк")
    page.get_by_role("main").get_by_role("listitem").first.get_by_role("button").click()
    expect(page.get_by_role("region", name="Сроки").get_by_role("row")).not_to_have_count(0)
    take_picture(page, "directory-catalogue")
    check_axe(page)

    look_for(page, "такого точно нет")
    expect(page.get_by_text("Ничего не подходит.")).to_be_visible()


def test_readings_of_a_month_without_any_say_what_to_do(page: Page, take_picture: TakePicture) -> None:
    page.get_by_text("Показания", exact=True).click()
    page.get_by_label("Месяц").fill("2020-01")
    expect(page.get_by_text("За этот месяц показаний пока нет.")).to_be_visible()
    take_picture(page, "directory-readings")
    check_axe(page)


def test_nobody_found_says_how_to_find(page: Page) -> None:
    look_for(page, "такого жителя нет")
    expect(page.get_by_text("Никто не подходит.")).to_be_visible()
    look_for(page, "")
    expect(page.get_by_role("list", name="Жители").get_by_role("listitem").nth(5)).to_be_visible()


@pytest.mark.parametrize("typed", ["", "рабфак"])
def test_nobody_who_has_gone_to_another_page_is_called_back(page: Page, typed: str) -> None:
    """What is typed goes into the address a moment later: whoever has left by then stays where they are."""
    ways = page.get_by_role("navigation", name="Страницы")
    guides, directory = (ways.get_by_role("link", name=name) for name in ("Памятки", "Справочник"))
    guides.click()
    expect(page.get_by_label("Поиск по памяткам")).to_be_visible()
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))  # nothing settles before it is let

    directory.click()
    expect(page.get_by_role("searchbox").first).to_be_visible()
    if typed:
        look_for(page, typed)
    guides.click()
    expect(guides).to_have_attribute("aria-current", "page")
    page.clock.run_for(5_000)

    assert page.evaluate("location.pathname") == "/knowledge"
    expect(guides).to_have_attribute("aria-current", "page")
