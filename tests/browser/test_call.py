"""A call from the telephone page to a saved ticket, and what may go otherwise on the way."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

ZARYA = "+78005550101"
KNOWN, RELOADING, STRANGER = "+79000001004", "+79000001006", "+79000000911"
NOBODY = "+78005550999"


def name_of(demo: dict[str, Any], phone: str) -> str:
    return str(next(caller["name"] for caller in demo["callers"] if caller["phone"] == phone))


def test_a_call_becomes_a_ticket(
    telephone: Telephone, desk: Desk, open_window: OpenWindow, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    """The way of every day, with the mouse."""
    resident = name_of(demo, KNOWN)
    desk.be("Готов")

    telephone.dial(KNOWN, ZARYA)
    telephone.hears("Разговоры записываются")
    telephone.hears("Вы звоните по поводу адреса")
    take_picture(telephone.page, "telephone")
    telephone.press("1")
    telephone.hears("Вы нажали 1")

    ringing = desk.call("Входящий звонок")
    expect(ringing).to_contain_text(resident)
    expect(ringing).to_contain_text("Авария")
    take_picture(desk.page, "desk-ringing")
    desk.accept()
    expect(telephone.state).to_have_text("На линии: Ольга")

    expect(desk.page.get_by_label("Имя")).to_have_value(resident)
    expect(desk.phone).to_have_value(KNOWN)
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    proposal = desk.page.get_by_role("region", name="Кто и когда")
    expect(proposal).to_contain_text("Выберите дом и проблему")
    desk.choose_problem("теч хол", "Течёт труба холодной воды")
    expect(proposal).to_contain_text("Перекройте воду")
    expect(proposal).not_to_contain_text("Выберите дом и проблему")
    expect(proposal).not_to_contain_text("Загрузка")
    take_picture(desk.page, "desk-form")
    number = desk.save()

    expect(desk.row(number)).to_contain_text("Течёт труба холодной воды")
    messages = open_window("/messages")
    sms = messages.get_by_role("listitem").filter(has_text=KNOWN).filter(has_text=f"заявка {number} ")
    expect(sms).to_contain_text("Ожидайте до")
    take_picture(messages, "messages")

    desk.finish_call()
    expect(telephone.state).to_have_text("Звонок окончен: оператор положил трубку")
    desk.open_ticket(number).get_by_role("button", name="Прослушать запись").click()
    expect(desk.page.get_by_label("Запись разговора").locator("audio")).to_have_attribute(
        "src", re.compile("^(blob:)?http")
    )


def test_the_keyboard_alone_answers_and_saves(telephone: Telephone, desk: Desk) -> None:
    """A stranger calls: every field is typed, nothing is clicked at the desk."""
    desk.be("Готов")
    telephone.dial(STRANGER, ZARYA)
    telephone.press("0")
    keyboard = desk.page.keyboard

    expect(desk.button("Принять")).to_be_focused()
    keyboard.press("Enter")
    expect(desk.page.get_by_label("Имя")).to_be_focused()
    expect(desk.page.get_by_text("Телефон неизвестен. Спросите имя и адрес.")).to_be_visible()
    keyboard.type("Прохожий")
    keyboard.press("Tab")
    expect(desk.phone).to_have_value(STRANGER)
    keyboard.press("Tab")
    expect(desk.page.get_by_role("combobox", name="Язык")).to_be_focused()
    keyboard.press("Tab")
    keyboard.type("рабфак")
    expect(desk.option("Рабфаковский")).to_be_visible()
    keyboard.press("Enter")
    expect(desk.page.get_by_role("combobox", name="Дом")).to_have_attribute("aria-expanded", "false")
    for value in ("1", "2", "3"):  # entrance, floor, flat
        keyboard.press("Tab")
        keyboard.type(value)
    keyboard.press("Tab")
    keyboard.type("лифт")
    expect(desk.option("лифт")).to_be_visible()
    keyboard.press("Enter")
    expect(desk.page.get_by_role("combobox", name="Что случилось")).to_have_attribute("aria-expanded", "false")
    questions = desk.page.get_by_role("group", name="Уточняющие вопросы")
    expect(questions).to_contain_text("1 из")
    first = questions.locator("strong").first.inner_text()
    # A digit chooses an answer; where there are none to choose from it is typed, and Enter takes it.
    keys = ("1", "Enter") if questions.get_by_role("textbox").count() else ("1",)
    for key in keys:
        keyboard.press(key)
    expect(questions).to_contain_text("2 из")
    keyboard.press("Backspace")
    expect(questions).to_contain_text("1 из")
    for key in keys:
        keyboard.press(key)
    expect(questions.get_by_role("button", name=first)).to_be_visible()
    keyboard.press("Control+Enter")

    number = desk.number_told()
    expect(desk.row(number)).to_contain_text("Рабфаковский")


def test_a_reload_keeps_the_call(telephone: Telephone, desk: Desk) -> None:
    desk.be("Готов")
    telephone.dial(RELOADING, ZARYA)
    telephone.press("2")
    desk.accept()

    desk.page.reload()

    expect(desk.call("Разговор")).to_contain_text(RELOADING)
    expect(desk.phone).to_have_value(RELOADING)
    expect(telephone.state).to_have_text("На линии: Ольга")
    desk.finish_call()


def test_a_caller_who_was_refused_can_dial_again(telephone: Telephone) -> None:
    telephone.dial(STRANGER, NOBODY)
    expect(telephone.state).to_have_text("Звонок не удался: номер не обслуживается")

    telephone.dial(STRANGER, ZARYA)

    telephone.hears("Разговоры записываются")
    telephone.hang_up()
    expect(telephone.state).to_contain_text("Звонок окончен")
