"""Nothing typed at the desk is lost: by a reload, by a broken line, by an end of the session."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, TakePicture
from tests.browser.desk import Desk

RESIDENT, OTHER = "+79000001009", "+79000001010"
PROBLEM = "Капает смеситель"


def fill_form(desk: Desk, phone: str, words: str) -> None:
    """A new form of Zarya's: that phone, a dripping tap, the first question answered, those words."""
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    desk.phone.fill(phone)
    desk.phone.press("Tab")
    desk.choose_problem("смес", PROBLEM)
    desk.page.get_by_label("Описание").fill(words)


def banner(page: Page) -> Locator:
    """What the desk says of its line."""
    return page.get_by_role("region", name="Связь с Дозором")


def break_line(context: BrowserContext) -> None:
    context.set_offline(True)


def mend_line(context: BrowserContext) -> None:
    context.set_offline(False)


@pytest.fixture
def desk_again(desk: Desk, demo: dict[str, Any]) -> Any:
    """Opens the same person's desk in another tab of the same browser."""

    def open_tab() -> Desk:
        tab = Desk(desk.page.context.new_page())
        tab.page.goto(desk.page.url)
        name = tab.page.get_by_label("Электронная почта")
        expect(name.or_(tab.open_tickets)).to_be_visible()
        if name.is_visible():
            login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
            tab.sign_in(login["email"], login["password"])
        expect(tab.open_tickets).to_be_visible()
        return tab

    return open_tab


def test_a_reload_in_the_middle_of_a_form_loses_nothing(desk: Desk, take_picture: TakePicture) -> None:
    fill_form(desk, RESIDENT, "Капает третий день")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    questions = desk.page.get_by_role("group", name="Уточняющие вопросы")
    questions.get_by_role("button", name="1 ").first.click()
    answered = questions.get_by_role("listitem").first.inner_text()
    desk.page.get_by_label("Имя").fill("Сосед сверху")

    desk.page.reload()

    expect(desk.page.get_by_text("Восстановлено: как вы оставили")).to_be_visible()
    take_picture(desk.page, "desk-restored")
    expect(desk.page.get_by_label("Имя")).to_have_value("Сосед сверху")
    expect(desk.page.get_by_label("Описание")).to_have_value("Капает третий день")
    expect(questions.get_by_role("listitem").first).to_have_text(answered)
    number = desk.save()
    card = desk.open_ticket(number)
    expect(card).to_contain_text("Капает третий день")

    desk.page.reload()
    expect(desk.open_tickets).to_be_visible()
    expect(desk.page.get_by_text("Восстановлено")).not_to_be_visible()


def test_a_form_that_was_put_away_can_be_brought_back(desk: Desk) -> None:
    fill_form(desk, RESIDENT, "Ещё нужна")
    desk.button("Отменить").click()
    expect(desk.form).not_to_be_visible()

    desk.button("Вернуть").click()

    expect(desk.page.get_by_label("Описание")).to_have_value("Ещё нужна")
    desk.button("Отменить").click()


def test_a_minute_without_a_line(desk: Desk, take_picture: TakePicture) -> None:
    """What is saved meanwhile is kept, sent when the line is back, and its number is shown."""
    context = desk.page.context
    fill_form(desk, RESIDENT, "Сохранено без связи")
    break_line(context)
    expect(banner(desk.page)).to_contain_text("Нет связи с Дозором")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.get_by_role("region", name="Сохранено здесь, ждёт связи")).to_be_visible()
    desk.button("Новая заявка").click()
    take_picture(desk.page, "desk-offline")
    check_axe(desk.page, banner(desk.page))
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    desk.phone.fill("12")
    desk.choose_problem("смес", PROBLEM)
    desk.page.keyboard.press("Control+Enter")
    expect(desk.form.get_by_text("Заполните")).to_have_count(1)  # the house is not known
    desk.button("Отменить").click()

    mend_line(context)

    expect(banner(desk.page)).to_contain_text("Отправлено. Заявка")
    number = banner(desk.page).locator("strong").inner_text()
    expect(desk.page.get_by_label("Номер заявки")).to_have_text(number)
    expect(desk.row(number)).to_be_visible()
    banner(desk.page).get_by_role("button", name="Убрать").click()
    expect(banner(desk.page)).not_to_be_visible()


def test_what_is_refused_later_is_told_and_mended(desk: Desk) -> None:
    context = desk.page.context
    fill_form(desk, OTHER, "С ошибкой в телефоне")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    desk.phone.fill("12")
    break_line(context)
    expect(banner(desk.page)).to_be_visible()
    desk.button("Сохранить заявку").click()
    expect(desk.page.get_by_role("region", name="Сохранено здесь, ждёт связи")).to_be_visible()

    mend_line(context)

    expect(banner(desk.page)).to_contain_text("Не принято: Такого номера телефона нет")
    expect(desk.phone).to_have_accessible_description("Такого номера телефона нет: проверьте цифры.")
    desk.phone.fill(OTHER)
    assert desk.save()
    expect(banner(desk.page)).not_to_be_visible()


def test_a_form_kept_without_a_line_outlives_its_page_and_is_sent_once(desk: Desk, desk_again: Any) -> None:
    """Two tabs of one person: the one that kept it is closed; both others see the same one ticket."""
    context = desk.page.context
    other = desk_again()
    fill_form(desk, RESIDENT, "Из закрытой вкладки")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    break_line(context)
    expect(banner(desk.page)).to_be_visible()
    desk.page.bring_to_front()
    desk.button("Сохранить заявку").click()
    expect(desk.page.get_by_role("region", name="Сохранено здесь, ждёт связи")).to_be_visible()
    expect(banner(other.page)).to_contain_text("Ждёт 1 заявка.")

    mend_line(context)

    expect(banner(other.page)).to_contain_text("Отправлено. Заявка")
    number = banner(other.page).locator("strong").inner_text()
    expect(desk.page.get_by_label("Номер заявки")).to_have_text(number)
    tickets = other.open_tickets.get_by_role("button", name="Заявка ")
    expect(other.row(number)).to_be_visible()
    before = tickets.count()
    desk.page.reload()
    expect(desk.row(number)).to_be_visible()
    assert desk.open_tickets.get_by_role("button", name="Заявка ").count() == before
    other.page.close()


def test_what_is_typed_in_another_tab_stays_there_until_it_is_closed(desk: Desk, desk_again: Any) -> None:
    fill_form(desk, RESIDENT, "Печатаю здесь")

    other = desk_again()

    other.button("Новая заявка").click()
    expect(other.page.get_by_label("Описание")).to_have_count(1)
    expect(other.page.get_by_text("Восстановлено")).not_to_be_visible()
    other.button("Отменить").click()
    desk.page.close()
    other.page.reload()
    expect(other.page.get_by_label("Описание")).to_have_value("Печатаю здесь")
    other.button("Отменить").click()
    desk.page = other.page


def test_a_form_that_waits_and_was_put_away_stays_away_until_it_is_taken_back(desk: Desk) -> None:
    page = desk.page
    pages = page.get_by_role("navigation", name="Страницы")
    pages.get_by_role("link", name="Реестр").click()  # its file is here now
    expect(page.get_by_role("grid", name="Реестр заявок")).to_be_visible()
    pages.get_by_role("link", name="Пульт").click()
    fill_form(desk, RESIDENT, "Убрана, но ждёт")
    expect(page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    break_line(page.context)
    expect(banner(page)).to_be_visible()
    desk.button("Сохранить заявку").click()
    kept = page.get_by_role("region", name="Сохранено здесь, ждёт связи")
    expect(kept).to_be_visible()
    waiting = banner(page).get_by_role("listitem")
    expect(waiting).to_have_count(0)  # its sheet tells of it
    page.keyboard.press("Alt+w")
    expect(waiting).to_have_count(1)

    pages.get_by_role("link", name="Реестр").click()
    pages.get_by_role("link", name="Пульт").click()
    expect(desk.open_tickets).to_be_visible()
    expect(waiting).to_have_count(1)
    expect(kept).not_to_be_visible()
    pages.get_by_role("link", name="Реестр").click()
    waiting.get_by_role("button", name="Вернуть").click()

    expect(page.get_by_label("Описание")).to_have_value("Убрана, но ждёт")
    expect(waiting).to_have_count(0)
    mend_line(page.context)
    expect(banner(page)).not_to_be_visible()
    desk.button("Отменить").click()


def test_two_operators_see_each_others_ticket_before_they_save(desk: Desk, colleague: Desk) -> None:
    fill_form(colleague, OTHER, "Второй звонок из той же квартиры")
    proposal = colleague.page.get_by_role("region", name="Кто и когда")
    expect(proposal).not_to_contain_text("Загрузка")
    fill_form(desk, OTHER, "Первый звонок")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")

    number = desk.save()

    similar = colleague.form.get_by_role("list", name="Похожие заявки")
    expect(similar.get_by_role("button", name=number, exact=True)).to_be_visible()
    colleague.button("Отменить").click()


@pytest.mark.parametrize("theme", ["Тема: светлая", "Тема: тёмная"])
def test_the_desk_has_no_barriers(desk: Desk, theme: str, take_picture: TakePicture) -> None:
    while not desk.page.get_by_role("button", name=theme).is_visible():
        desk.page.get_by_role("button", name="Тема").click()
    fill_form(desk, RESIDENT, "Для проверки")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    check_axe(desk.page)
    if "тёмная" in theme:
        take_picture(desk.page, "desk-dark")
    desk.page.keyboard.press("Escape")
    desk.page.get_by_role("heading", name="Дела").click()
    desk.page.keyboard.press("?")
    dialog = desk.page.get_by_role("dialog", name="Горячие клавиши")
    expect(dialog).to_contain_text("Ctrl+Enter")
    if "светлая" in theme:
        take_picture(desk.page, "desk-keys")
    check_axe(desk.page, dialog)
    desk.page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    desk.button("Отменить").click()


def test_a_break_has_a_reason_and_lasts(desk: Desk, take_picture: TakePicture) -> None:
    switch = desk.page.get_by_role("radiogroup", name="Моё состояние")
    desk.page.keyboard.press("Alt+s")
    menu = desk.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Обед")).to_be_visible()
    take_picture(desk.page, "desk-break")
    desk.page.keyboard.press("3")

    expect(switch.get_by_role("radio", name="Обед", exact=True)).to_be_checked()
    lasting = desk.page.get_by_role("timer", name="Сколько я в этом состоянии")
    expect(lasting).to_have_text(re.compile(r"^0:(0[2-9]|[1-5]\d)$"))
    desk.page.reload()
    expect(switch.get_by_role("radio", name="Обед", exact=True)).to_be_checked()
    desk.page.get_by_role("button", name="Eng").click()
    expect(desk.page.get_by_role("radio", name="Lunch", exact=True)).to_be_checked()
    desk.page.get_by_role("button", name="Рус").click()
    desk.be("Готов")
    expect(switch.get_by_role("radio", name="Перерыв", exact=True)).not_to_be_checked()


def end_session(page: Page) -> None:
    """The next request is refused, and so is the wish for another token."""

    def refuse(route: Route) -> None:
        route.fulfill(status=401, content_type="application/json", body='{"message": "Unauthorized"}')

    def refuse_renewal(route: Route) -> None:
        if "REFRESH_TOKEN" not in (route.request.post_data or ""):
            route.fallback()
            return
        body = '{"__type": "NotAuthorizedException", "message": "Refresh Token has expired"}'
        route.fulfill(status=400, content_type="application/x-amz-json-1.1", body=body)

    page.route("**/problems?*query=*", refuse)
    page.route("**/*", refuse_renewal)


def test_the_session_ends_in_the_middle_of_a_form(desk: Desk, demo: dict[str, Any], take_picture: TakePicture) -> None:
    fill_form(desk, RESIDENT, "Сеанс закончился")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    end_session(desk.page)
    desk.page.get_by_label("Что случилось").fill("кран течёт")
    dialog = desk.page.get_by_role("dialog", name="Войдите ещё раз")
    expect(dialog).to_be_visible()
    take_picture(desk.page, "desk-session-ended")
    desk.page.unroute_all(behavior="wait")

    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    dialog.get_by_label("Пароль", exact=True).fill(login["password"])
    dialog.get_by_role("button", name="Войти", exact=True).click()

    expect(dialog).not_to_be_visible()
    expect(desk.page.get_by_label("Описание")).to_have_value("Сеанс закончился")
    desk.page.keyboard.press("Escape")
    assert desk.save()


def test_signing_out_asks_what_becomes_of_what_is_not_saved(desk: Desk, demo: dict[str, Any]) -> None:
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    fill_form(desk, RESIDENT, "Не сохранено")

    desk.button("Выйти").click()
    dialog = desk.page.get_by_role("dialog", name="Не всё сохранено")
    expect(dialog).to_contain_text("1 начатая форма")
    check_axe(desk.page, dialog)
    dialog.get_by_role("button", name="Оставить и выйти").click()
    desk.sign_in(login["email"], login["password"])
    expect(desk.page.get_by_label("Описание")).to_have_value("Не сохранено")

    desk.button("Выйти").click()
    dialog.get_by_role("button", name="Удалить и выйти").click()
    desk.sign_in(login["email"], login["password"])
    expect(desk.open_tickets).to_be_visible()
    expect(desk.form).not_to_be_visible()
    kept = desk.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('dozor.draft'))")
    assert kept == []
