"""Outages on their own page: entered, prolonged, over, found again; who was told of them; without a line they wait."""

import uuid

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OPERATOR, OpenWindow, TakePicture

HOUSE, ELSEWHERE = "1-й Рабфаковский переулок, дом 5", "Альпийский переулок, дом 10"
LIVE_MS = 2_000


def option(page: Page, name: str) -> Locator:
    return page.locator(".ant-select-item-option:visible").filter(has_text=name).first


def lines(page: Page) -> Locator:
    return page.locator(".two-columns-lines > li")


def choose(page: Page, sheet: Locator, field: str, name: str) -> None:
    sheet.get_by_label(field, exact=True).first.click()
    option(page, name).click()


def choose_house(page: Page, sheet: Locator, field: str, house: str) -> None:
    sheet.get_by_role("combobox", name=field).fill(house)
    option(page, house).click()
    page.keyboard.press("Escape")


def banner(page: Page) -> Locator:
    return page.get_by_role("region", name="Связь с Дозором")


@pytest.fixture
def olga(open_window: OpenWindow) -> Page:
    page = open_window("/outages", who=OPERATOR)
    expect(page.get_by_text("На связи")).to_be_visible()
    return page


def test_an_outage_is_entered_seen_elsewhere_prolonged_and_over(
    olga: Page, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    words = f"Воду подвезут к дому {uuid.uuid4().hex[:6]}"
    boris = open_window("/outages?resource=gas", who=COLLEAGUE)
    expect(boris.get_by_text("На связи")).to_be_visible()
    olga.get_by_role("button", name="Внести отключение").click()
    sheet = olga.get_by_role("form", name="Внести отключение")
    choose(olga, sheet, "Компания", "Заря")
    choose(olga, sheet, "Что отключено", "Газ")
    choose_house(olga, sheet, "Дома", HOUSE)
    sheet.get_by_label("Что ещё сказать жителям (ru)").fill(words)
    take_picture(olga, "outages-enter")
    check_axe(olga, olga.get_by_role("main"))
    sheet.get_by_role("button", name="Сохранить отключение").click()

    card = olga.get_by_role("article", name="Газ")
    expect(card.get_by_role("region", name="Что говорят жителям")).to_contain_text(words)
    expect(card).to_contain_text("окончание пока неизвестно")
    expect(lines(boris).filter(has_text=HOUSE)).to_be_visible(timeout=LIVE_MS)

    card.get_by_role("button", name="Изменить окончание").click()
    card.get_by_label("Ожидаемое окончание").fill("2035-01-31T18:30")
    card.get_by_role("button", name="Сохранить").click()
    expect(card).to_contain_text("18:30")
    expect(lines(boris).filter(has_text=HOUSE)).to_contain_text("18:30", timeout=LIVE_MS)
    card.get_by_role("button", name="Изменить слова").click()
    card.get_by_label("Что ещё сказать жителям (ru)").fill(f"{words}, к 19 часам")
    card.get_by_role("button", name="Сохранить").click()
    expect(card.get_by_role("region", name="Что говорят жителям")).to_contain_text("к 19 часам")
    take_picture(olga, "outages")
    check_axe(olga, olga.get_by_role("main"))

    card.get_by_role("button", name="Устранено").click()
    card.get_by_role("button", name="Да, устранено").click()
    expect(card.get_by_role("heading", level=2)).to_contain_text("закончилось")
    expect(card.get_by_role("button", name="Изменить окончание")).not_to_be_visible()
    olga.get_by_title("Прошлые", exact=True).click()
    expect(lines(olga).filter(has_text=HOUSE).first).to_contain_text("Газ")


def test_planned_work_in_english_tells_everybody_of_the_house_and_is_found_by_the_link(
    open_window: OpenWindow, take_picture: TakePicture
) -> None:
    page = open_window("/outages", who=OPERATOR, locale="en-US")
    page.get_by_role("button", name="Enter an outage").click()
    sheet = page.get_by_role("form", name="Enter an outage")
    choose(page, sheet, "Company", "Заря")
    choose(page, sheet, "What is off", "Heating")
    choose(page, sheet, "Why", "Planned work")
    sheet.get_by_label("Begins (empty: it is there now)").fill("2035-01-31T10:00")
    sheet.get_by_label("Expected end").fill("2035-01-31T18:00")
    choose_house(page, sheet, "Buildings", ELSEWHERE)
    sheet.get_by_role("button", name="Save the outage").click()

    card = page.get_by_role("article", name="Heating")
    expect(card).to_contain_text("planned")
    told = card.get_by_role("region", name="Who was told")
    expect(told).to_contain_text("Announced", timeout=60_000)  # the whole register is looked through
    expect(told.get_by_role("row").nth(1)).to_contain_text(ELSEWHERE)
    take_picture(page, "outages-planned")
    check_axe(page, page.get_by_role("main"))

    page.get_by_role("combobox", name="What is off").first.click()
    option(page, "Lift").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Nothing fits. Show all of them")).to_be_visible()
    assert "resource=lift" in page.url
    page.get_by_role("button", name="Show all").click()
    expect(lines(page).filter(has_text=ELSEWHERE)).to_be_visible()
    link = page.url
    other = open_window(link, who=COLLEAGUE, locale="en-US")
    expect(lines(other).filter(has_text=ELSEWHERE)).to_be_visible()


def test_an_outage_entered_without_a_line_waits_and_is_entered_once(olga: Page) -> None:
    olga.context.set_offline(True)
    expect(banner(olga)).to_contain_text("Нет связи")
    olga.context.set_offline(False)
    expect(banner(olga)).not_to_be_visible()
    olga.get_by_role("button", name="Внести отключение").click()
    sheet = olga.get_by_role("form", name="Внести отключение")
    choose(olga, sheet, "Компания", "Заря")
    choose(olga, sheet, "Что отключено", "Лифт")
    choose_house(olga, sheet, "Дома", HOUSE)
    olga.context.set_offline(True)
    sheet.get_by_role("button", name="Сохранить отключение").click()
    waiting = banner(olga).get_by_role("listitem").filter(has_text="Лифт")
    expect(waiting).to_contain_text("Ждёт")
    olga.context.set_offline(False)

    expect(waiting).to_contain_text("Отправлено")
    waiting.get_by_role("button", name="Показать").click()
    card = olga.get_by_role("article", name="Лифт")
    expect(card).to_contain_text("Ольга Диспетчер")
    expect(lines(olga).filter(has_text="Лифт")).to_have_count(1)
    card.get_by_role("button", name="Устранено").click()
    card.get_by_role("button", name="Да, устранено").click()
    expect(card.get_by_role("heading", level=2)).to_contain_text("закончилось")


def test_an_outage_left_in_the_middle_is_there_again_here_and_on_the_desk(
    olga: Page, take_picture: TakePicture
) -> None:
    words = f"Ремонт до вечера {uuid.uuid4().hex[:6]}"
    olga.get_by_role("button", name="Внести отключение").click()
    sheet = olga.get_by_role("form", name="Внести отключение")
    choose(olga, sheet, "Компания", "Заря")
    choose_house(olga, sheet, "Дома", HOUSE)
    sheet.get_by_label("Что ещё сказать жителям (ru)").fill(words)
    olga.get_by_title("Запланированы", exact=True).click()
    expect(sheet).not_to_be_visible()

    olga.get_by_role("button", name="Внести отключение").click()

    expect(olga.get_by_text("Восстановлено: как вы оставили")).to_be_visible()
    take_picture(olga, "outages-restored")
    check_axe(olga, olga.get_by_role("main"))
    expect(sheet.get_by_label("Что ещё сказать жителям (ru)")).to_have_value(words)
    expect(sheet).to_contain_text(HOUSE)
    olga.reload()
    expect(sheet.get_by_label("Что ещё сказать жителям (ru)")).to_have_value(words)
    olga.get_by_role("navigation", name="Страницы").get_by_role("link", name="Пульт", exact=True).click()
    expect(olga.get_by_role("region", name="Открытые заявки")).to_be_visible()
    olga.keyboard.press("Alt+o")
    panel = olga.get_by_role("region", name="Отключения", exact=True)
    panel.get_by_role("button", name="Внести отключение").click()
    expect(sheet.get_by_label("Что ещё сказать жителям (ru)")).to_have_value(words)

    sheet.get_by_role("button", name="Отменить").click()

    panel.get_by_role("button", name="Внести отключение").click()
    expect(sheet.get_by_role("combobox", name="Дома")).to_be_visible()
    expect(sheet).not_to_contain_text(HOUSE)
    expect(olga.get_by_text("Восстановлено")).not_to_be_visible()
