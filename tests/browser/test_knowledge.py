"""Guides: an administrator writes them, operators read them, and what their scripts find out goes with the ticket."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.test_axe import wear

ADMIN, OPERATOR, SUPERVISOR = "anna@example.org", "boris@example.org", "svetlana@example.org"
RESIDENT = "+79000001007"
LIGHT = "Нет света в квартире"


@pytest.fixture
def open_guides(open_window: OpenWindow) -> Any:
    """Opens the guides as somebody sees them."""

    def open_as(email: str) -> Page:
        page = open_window("/knowledge", who=email)
        expect(page.get_by_label("Поиск по памяткам")).to_be_visible()
        return page

    return open_as


def choose(page: Page, typed: str, title: str) -> Locator:
    """Find a guide by what is typed; answers the guide."""
    page.get_by_label("Поиск по памяткам").fill(typed)
    found = page.get_by_role("navigation", name="Памятки").get_by_role("button")
    expect(found.first).to_contain_text(title)  # the list is that of what was typed, and moves no more
    found.first.click()
    return page.get_by_role("article", name=title)


def write(page: Page, was: str, now: str, note: str) -> None:
    """Change a word of the guide that lies open, and save it."""
    source = page.get_by_label("Текст, ru")
    source.fill(source.input_value().replace(was, now))
    page.get_by_label("Что изменено").fill(note)
    page.get_by_role("button", name="Сохранить", exact=True).click()


def test_an_administrator_edits_a_guide_and_an_operator_sees_it_at_once(
    open_guides: Any, take_picture: TakePicture
) -> None:
    operator, admin = open_guides(OPERATOR), open_guides(ADMIN)
    read = choose(operator, "выбило автомат", LIGHT)
    expect(read.get_by_text("Никаких отвёрток")).to_be_visible()
    expect(operator.get_by_role("button", name="Изменить")).not_to_be_visible()
    check_axe(operator)
    take_picture(operator, "knowledge")

    choose(admin, "свет", LIGHT)
    admin.get_by_role("button", name="Изменить").click()
    preview = admin.get_by_role("region", name="Как это будет читаться")
    expect(preview.get_by_text("Никаких отвёрток")).to_be_visible()
    source = admin.get_by_label("Текст, ru")
    source.fill(source.input_value().replace("-> burning", "-> nowhere"))
    expect(preview.get_by_role("alert")).to_contain_text("ответ ведёт на шаг, которого нет", ignore_case=True)
    source.fill(source.input_value().replace("-> nowhere", "-> burning"))
    source.fill(source.input_value().replace("Никаких отвёрток", "Никаких ножей"))
    expect(preview.get_by_text("Никаких ножей")).to_be_visible()
    check_axe(admin)
    take_picture(admin, "knowledge-edit")
    write(admin, "Никаких ножей", "Никаких ножниц", "Про ножницы спрашивали чаще")

    expect(read.get_by_text("Никаких ножниц")).to_be_visible()
    expect(read.get_by_text("Своя памятка компании")).to_be_visible()

    admin.get_by_role("button", name="Изменить").click()
    admin.get_by_role("tab", name="Версии").click()
    versions = admin.get_by_role("list", name="Версии")
    expect(versions).to_contain_text("Про ножницы спрашивали чаще")
    versions.get_by_role("button", name="Общая памятка").click()
    difference = admin.get_by_role("region", name="Отличия")
    expect(difference.get_by_text("Никаких отвёрток")).to_be_visible()
    expect(difference.get_by_text("Никаких ножниц")).to_be_visible()
    check_axe(admin)
    admin.get_by_role("button", name="Вернуть эту версию").click()
    expect(read.get_by_text("Никаких отвёрток")).to_be_visible()


def test_of_two_who_write_at_once_the_second_keeps_what_they_typed(open_guides: Any) -> None:
    first, second = open_guides(ADMIN), open_guides(ADMIN)
    for page in (first, second):
        choose(page, "шум", "Шум")
        page.get_by_role("button", name="Изменить").click()
        expect(page.get_by_label("Текст, ru")).to_be_visible()
    write(first, "Тихие часы", "Часы тишины", "Первая")
    expect(first.get_by_role("article", name="Шум")).to_contain_text("Часы тишины")

    write(second, "Тихие часы", "Когда тихо", "Вторая")

    expect(second.get_by_text("Тем временем сохранили версию 1")).to_be_visible()
    expect(second.get_by_label("Текст, ru")).to_have_value(re.compile("Когда тихо"))
    expect(second.get_by_role("region", name="Отличия")).to_contain_text("Часы тишины")
    second.get_by_role("button", name="Сохранить мой поверх").click()
    expect(first.get_by_role("article", name="Шум")).to_contain_text("Когда тихо")


def test_a_script_walked_by_keys_goes_with_the_ticket_to_the_executor(
    desk: Desk, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    desk.phone.fill(RESIDENT)
    desk.phone.press("Tab")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    desk.choose_problem("нет света", "Нет света в квартире")

    desk.button("Памятка").click()
    script = desk.page.get_by_role("region", name="Сценарий разговора")
    expect(script).to_be_focused()
    for key in ("2", "1", "2"):  # nothing smells, only this flat, all breakers are up
        desk.page.keyboard.press(key)
    desk.page.keyboard.press("Backspace")
    desk.page.keyboard.press("1")
    desk.page.keyboard.press("3")  # one is down; it falls again
    expect(script).to_contain_text("Оставьте автомат опущенным")
    check_axe(desk.page)
    take_picture(desk.page, "desk-guide")
    desk.button("Взять ответы в заявку").click()
    expect(desk.page.get_by_role("button", name="Памятка: ответов 4")).to_be_visible()
    number = desk.save()

    card = desk.open_ticket(number)
    expect(card.get_by_role("region", name="Что выяснили")).to_contain_text("Снова падает")
    expect(card.get_by_role("region", name="Журнал")).to_contain_text("диагноз по памятке")
    sms = open_window("/messages").get_by_role("listitem").filter(has_text=f"Заявка {number}:")
    link = sms.get_by_role("link").first.get_attribute("href")
    assert link
    executor = open_window(link, size=TELEPHONE_SIZE)
    found = executor.get_by_role("region", name="Что выяснили")
    expect(found).to_contain_text("какой-нибудь автомат опущен? Опущен один или несколько")
    check_axe(executor)
    found.scroll_into_view_if_needed()
    take_picture(executor, "executor-diagnosis")


def test_a_form_s_guide_does_not_lie_over_another_form(desk: Desk) -> None:
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    desk.choose_problem("нет света", "Нет света в квартире")
    desk.button("Памятка").click()
    script = desk.page.get_by_role("region", name="Сценарий разговора")
    expect(script).to_be_focused()
    desk.page.keyboard.press("2")
    expect(script.get_by_role("button", name="⌫")).to_be_visible()
    answered = script.get_by_role("listitem").first.inner_text()

    desk.button("Новая заявка").click()

    expect(script).not_to_be_visible()
    expect(desk.page.get_by_role("button", name="Памятка:").locator("visible=true")).to_have_count(0)
    desk.page.keyboard.press("Alt+1")
    expect(script.get_by_role("listitem").first).to_have_text(answered, use_inner_text=True)
    desk.page.get_by_role("dialog").get_by_role("button", name="Закрыть").click()
    for _ in range(2):
        desk.button("Отменить").locator("visible=true").first.click()


def test_a_guide_left_in_the_middle_is_there_again(open_guides: Any) -> None:
    page = open_guides(ADMIN)
    choose(page, "шум", "Шум")
    page.get_by_role("button", name="Изменить").click()
    source = page.get_by_label("Текст, ru")
    source.fill(source.input_value() + "\nПолчаса работы.\n")
    page.get_by_role("navigation", name="Страницы").get_by_role("link", name="Справочник").click()
    expect(page.get_by_role("heading", name="Справочник")).to_be_visible()

    page.go_back()

    expect(page.get_by_text("Восстановлено: как вы оставили")).to_be_visible()
    expect(source).to_have_value(re.compile("Полчаса работы"))
    page.get_by_role("button", name="Закрыть").click()
    page.get_by_role("button", name="Изменить").click()
    expect(source).to_have_value(re.compile("Полчаса работы"))
    page.get_by_role("button", name="Начать заново").click()
    expect(source).not_to_have_value(re.compile("Полчаса работы"))
    page.reload()
    expect(source).not_to_have_value(re.compile("Полчаса работы"))
    expect(page.get_by_text("Восстановлено")).not_to_be_visible()


def test_guides_dark_and_in_kazakh(open_guides: Any, take_picture: TakePicture) -> None:
    page = open_guides(OPERATOR)
    choose(page, "газ", "Пахнет газом")
    page.get_by_role("button", name="Қаз").click()
    expect(page.get_by_role("button", name="Қаз")).to_have_attribute("aria-pressed", "true")  # its words have come
    wear(page, "dark")
    expect(page.get_by_role("article", name="Газ иісі шығады")).to_be_visible()
    check_axe(page)
    take_picture(page, "knowledge-dark")
