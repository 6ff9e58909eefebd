"""A voice message, from the key that leaves it to the ticket that is made of it."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

ZARYA, SPEAKER, SILENT = "+78005550101", "+79000000915", "+79000000916"
A_MESSAGE_MS = 3000  # a recording is as long as it lasts


def leave_message(telephone: Telephone, caller: str) -> None:
    telephone.dial(caller, ZARYA)
    telephone.press("8")
    telephone.hears("После сигнала назовите")
    telephone.hears("beep")  # from here on it is recorded


def test_a_message_is_heard_at_the_desk_and_becomes_a_ticket(
    telephone: Telephone, desk: Desk, take_picture: TakePicture
) -> None:
    leave_message(telephone, SPEAKER)
    telephone.page.wait_for_timeout(A_MESSAGE_MS)
    telephone.button("Клавиша #").click()
    telephone.hears("сообщение принято")

    duty = desk.duty_of(SPEAKER)
    expect(duty).to_contain_text("голосовое сообщение")
    duty.get_by_role("button", name="Прослушать").click()
    player = duty.locator("audio")
    expect(player).to_have_attribute("src", re.compile("^(blob:)?http"))
    expect(player).to_have_js_property("error", None)
    desk.page.wait_for_function("() => document.querySelector('.duty audio').duration > 1")
    take_picture(desk.page, "desk-voicemail")

    duty.get_by_role("button", name="Заявка", exact=True).click()
    expect(desk.phone).to_have_value(SPEAKER)
    expect(desk.page.get_by_text("Телефон неизвестен")).to_be_visible()  # the cursor has been put into the name now
    building = desk.page.get_by_role("combobox", name="Дом")
    building.fill("рабфак")
    desk.option("Рабфаковский").click()
    desk.choose_problem("смес", "Капает смеситель")
    desk.save()

    expect(duty).not_to_be_visible()


def test_an_empty_message_is_marked(telephone: Telephone, desk: Desk) -> None:
    leave_message(telephone, SILENT)
    telephone.hang_up()

    expect(desk.duty_of(SILENT)).to_contain_text("пустое сообщение")
