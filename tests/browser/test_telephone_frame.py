"""The telephone in the frame: a call rings on every signed-in page, and costs nothing of what was typed there."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, WebSocketRoute, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.dispatch import Dispatch
from tests.browser.telephone import Telephone
from tests.browser.test_axe import wear
from tests.browser.test_desk_keeping import fill_form

ZARYA, RESIDENT = "+78005550101", "+79000001007"
SLUG = "zarya"
STATE = "Моё состояние"


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    """The operator over the API."""
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    with Dispatch(address, SLUG, login) as dispatch:
        yield dispatch


def go(page: Page, name: str) -> None:
    """By the line at the top, as people do."""
    page.get_by_role("navigation", name="Страницы").get_by_role("link", name=name, exact=True).click()


def state_of(page: Page) -> Locator:
    """The button that tells my state where the desk does not."""
    return page.get_by_role("button", name=STATE)


def ring(telephone: Telephone) -> None:
    """Somebody asks for an operator."""
    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")


def test_a_call_is_accepted_on_another_page_and_nothing_typed_there_is_lost(
    telephone: Telephone, desk: Desk, dispatch: Dispatch, address: str, take_picture: TakePicture
) -> None:
    number = dispatch.register(RESIDENT, "mixer_drips", description="Капает на кухне")
    page = desk.page
    desk.be("Готов")
    page.goto(f"{address}/ticket/{SLUG}/{number}")
    journal = page.get_by_role("region", name="Журнал", exact=True)
    journal.get_by_label("Заметка").fill("Собака во дворе")
    expect(state_of(page)).to_contain_text("Готов")

    ring(telephone)
    strip = desk.call("Входящий звонок")
    expect(strip).to_contain_text(RESIDENT)
    expect(strip.get_by_role("list", name="О звонящем")).to_contain_text("открыт")
    expect(journal.get_by_label("Заметка")).to_be_focused()
    take_picture(page, "telephone-frame")
    check_axe(page, strip)
    page.keyboard.press("Alt+a")

    expect(page).to_have_url(f"{address}/desk")
    expect(desk.call("Разговор")).to_contain_text(RESIDENT)
    expect(desk.phone).to_have_value(RESIDENT)
    way_back = page.get_by_role("link", name=f"Вернуться: заявка {number}")
    take_picture(page, "telephone-way-back")
    check_axe(page)
    desk.finish_call()
    way_back.click()

    expect(journal.get_by_label("Заметка")).to_have_value("Собака во дворе")
    expect(way_back).not_to_be_visible()
    go(page, "Пульт")
    expect(desk.open_tickets).to_be_visible()


def test_my_state_is_seen_and_switched_on_every_page(desk: Desk) -> None:
    page = desk.page
    for name in ("Реестр", "Памятки"):
        go(page, name)
        expect(state_of(page)).to_contain_text("Не готов")
    page.keyboard.press("Alt+s")
    page.get_by_role("menuitem", name="Обед").click()
    expect(state_of(page)).to_contain_text("Обед")
    go(page, "Пульт")
    switch = page.get_by_role("radiogroup", name=STATE)
    expect(switch.get_by_role("radio", name="Обед", exact=True)).to_be_checked()
    expect(state_of(page)).not_to_be_visible()


def test_a_call_takes_the_cursor_from_nobody_who_types(telephone: Telephone, desk: Desk) -> None:
    desk.be("Готов")
    desk.button("Новая заявка").click()
    words = desk.page.get_by_label("Описание")
    words.fill("Капает")
    ring(telephone)
    strip = desk.call("Входящий звонок")
    expect(strip).to_be_visible()

    desk.page.keyboard.type(" с утра")

    expect(words).to_have_value("Капает с утра")
    expect(strip).to_be_visible()
    strip.get_by_role("button", name="Отклонить").click()
    expect(strip).not_to_be_visible()
    telephone.hang_up()
    desk.be("Готов")
    words.blur()
    ring(telephone)
    expect(strip.get_by_role("button", name="Принять")).to_be_focused()
    strip.get_by_role("button", name="Отклонить").click()
    telephone.hang_up()


def test_the_menu_of_states_is_worked_by_keys_while_its_reasons_load(desk: Desk, address: str) -> None:
    page = desk.page
    held: list[Callable[[], None]] = []

    def hold(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def tell(message: str | bytes) -> None:
            if b'"statuses"' in (message if isinstance(message, bytes) else message.encode()):
                held.append(lambda: line.send(message))
            else:
                line.send(message)

        server.on_message(tell)

    page.route_web_socket(re.compile("/laptop/agent"), hold)
    page.goto(f"{address}/register")
    expect(state_of(page)).to_contain_text("Не готов")
    page.keyboard.press("Alt+s")
    ready = page.get_by_role("menuitem", name="1 Готов", exact=True)
    expect(page.get_by_role("menuitem", name="Загрузка…")).to_be_visible()
    expect(ready).to_be_focused()
    page.keyboard.press("Enter")
    expect(state_of(page)).to_contain_text("Готов")
    page.keyboard.press("Alt+s")
    for told in held:
        told()
    expect(page.get_by_role("menuitem", name="Обед")).to_be_visible()
    page.keyboard.press("0")
    expect(state_of(page)).to_contain_text("Не готов")


def test_a_call_is_rejected_elsewhere_and_said_to_be_missed(telephone: Telephone, desk: Desk) -> None:
    desk.be("Готов")
    go(desk.page, "Реестр")
    wear(desk.page, "dark")
    expect(state_of(desk.page)).to_contain_text("Готов")
    ring(telephone)
    strip = desk.call("Входящий звонок")
    check_axe(desk.page)
    strip.get_by_role("button", name="Отклонить").click()
    expect(strip).not_to_be_visible()
    expect(desk.page.get_by_role("alert").filter(has_text=RESIDENT)).to_contain_text("Пропущен звонок")
    telephone.hang_up()


def test_who_talks_may_look_elsewhere_and_finds_the_desk_as_it_was(telephone: Telephone, desk: Desk) -> None:
    desk.be("Готов")
    ring(telephone)
    desk.accept()
    desk.page.get_by_label("Описание").fill("Капает с утра")
    go(desk.page, "Реестр")
    strip = desk.call("Разговор")
    expect(strip).to_contain_text(RESIDENT)
    strip.get_by_role("button", name="К пульту").click()
    expect(desk.page.get_by_label("Описание")).to_have_value("Капает с утра")
    expect(desk.page.get_by_text("Восстановлено")).not_to_be_visible()
    desk.finish_call()


def test_of_two_tabs_the_one_where_it_is_accepted_has_the_form(telephone: Telephone, desk: Desk) -> None:
    desk.be("Готов")
    second = Desk(desk.page.context.new_page())
    second.page.goto(desk.page.url.replace("/desk", "/register"))
    expect(state_of(second.page)).to_contain_text("Готов")

    ring(telephone)
    expect(desk.call("Входящий звонок")).to_be_visible()
    second.call("Входящий звонок").get_by_role("button", name="Принять").click()

    expect(second.phone).to_have_value(RESIDENT)
    expect(desk.call("Разговор")).to_be_visible()
    expect(desk.form).not_to_be_visible()
    second.finish_call()
    expect(desk.call("Завершение")).not_to_be_visible()
    expect(desk.form).not_to_be_visible()


def test_who_takes_no_calls_has_no_telephone(open_window: OpenWindow) -> None:
    page = open_window("/register", who="manager.zarya@example.org")
    expect(page.get_by_text("На связи")).to_be_visible()
    expect(page.get_by_text("Нет связи с телефоном")).not_to_be_visible()
    expect(state_of(page)).not_to_be_visible()


def test_a_page_that_does_not_come_costs_no_talk_and_comes_at_the_next_try(telephone: Telephone, desk: Desk) -> None:
    page = desk.page
    desk.be("Готов")
    ring(telephone)
    desk.accept()
    missing = re.compile(r"/assets/KnowledgePage-")
    page.route(missing, lambda route: route.abort())

    go(page, "Памятки")

    trouble = page.get_by_role("alert").filter(has_text="Страница не загрузилась")
    expect(trouble).to_contain_text("Проверьте связь")
    check_axe(page)
    strip = desk.call("Разговор")
    expect(strip).to_contain_text(RESIDENT)
    expect(state_of(page)).to_contain_text("Готов")
    trouble.get_by_role("button", name="Повторить").click()
    expect(trouble).to_be_visible()
    page.unroute(missing)
    trouble.get_by_role("button", name="Повторить").click()

    expect(page.get_by_label("Поиск по памяткам")).to_be_visible()
    expect(page.locator(".knowledge")).to_have_css("display", "grid")
    strip.get_by_role("button", name="К пульту").click()
    desk.finish_call()


def test_a_language_whose_words_do_not_come_changes_nothing(desk: Desk) -> None:
    page = desk.page
    page.route(re.compile(r"/assets/kk_KZ-"), lambda route: route.abort())
    expect(desk.open_tickets).to_be_visible()

    page.get_by_role("button", name="Қаз").click()

    expect(page.get_by_role("navigation", name="Беттер")).to_be_visible()
    expect(page.get_by_role("radiogroup", name="Менің күйім")).to_be_visible()
    page.get_by_role("button", name="Рус").click()
    desk.be("Не готов")


def open_within(page: Page, path: str) -> None:
    """As a link of a page does: nothing is loaded anew."""
    page.evaluate("to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }", path)


def test_keys_of_a_ticket_wait_for_what_lies_open_and_no_longer(desk: Desk, dispatch: Dispatch) -> None:
    page = desk.page
    number = dispatch.register(RESIDENT, "mixer_drips", description="Капает на кухне")
    fill_form(desk, RESIDENT, "Не сохранено")
    desk.button("Выйти").click()
    desk.button("Остаться").click()
    open_within(page, f"/ticket/{SLUG}/{number}")
    expect(page.get_by_role("region", name="Журнал", exact=True)).to_contain_text("зарегистрировано")

    page.keyboard.press("Alt+s")
    expect(page.get_by_role("menuitem", name="Обед")).to_be_visible()
    for key in ("b", "?", "3"):
        page.keyboard.press(key)

    expect(state_of(page)).to_contain_text("Обед")
    expect(page).to_have_url(re.compile(number))
    expect(page.get_by_role("dialog", name="Горячие клавиши")).not_to_be_visible()
    assert {entry["action"] for entry in dispatch.journal(number)} <= {"register", "assign"}
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Горячие клавиши")).to_be_visible()
    page.keyboard.press("Escape")


def test_a_page_that_was_left_hears_no_keys_while_the_next_one_loads(desk: Desk, dispatch: Dispatch) -> None:
    page = desk.page
    number = dispatch.register(RESIDENT, "mixer_drips", description="Капает на кухне")
    open_within(page, f"/ticket/{SLUG}/{number}")
    expect(page.get_by_role("region", name="Журнал", exact=True)).to_contain_text("зарегистрировано")
    held: list[Route] = []
    page.route(re.compile(r"/assets/KnowledgePage-.*js"), lambda route: held.append(route))

    go(page, "Памятки")
    expect(page.get_by_text("Загрузка…")).to_be_visible()
    page.keyboard.press("b")

    for route in held:
        route.continue_()
    expect(page.get_by_label("Поиск по памяткам")).to_be_visible()
    go(page, "Пульт")
