"""An outage: entered at the desk, heard on the telephone, seen in the form, over."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

ZARYA, STRICKEN = "+78005550101", "+79000001004"


def dial_until_told(telephone: Telephone, words: str) -> None:
    """Functions remember live outages for half a minute: who calls at once may be the last one not to hear of it."""
    remembered_until = time.monotonic() + 40
    while time.monotonic() < remembered_until:
        telephone.dial(STRICKEN, ZARYA)
        expect(telephone.state).to_have_text("Нажмите клавишу")
        if words in telephone.transcript.inner_text():
            return
        telephone.hang_up()
    pytest.fail(f"after 40 seconds callers still do not hear: {words}")


def test_an_outage_entered_at_the_desk_is_told_to_callers_until_it_is_over(
    telephone: Telephone, desk: Desk, take_picture: TakePicture
) -> None:
    panel = desk.lay_out("Отключения")
    panel.get_by_role("button", name="Внести отключение").click()
    sheet = desk.page.get_by_role("form", name="Внести отключение")
    sheet.get_by_label("Компания").click()
    desk.option("Заря").click()
    buildings = sheet.get_by_role("combobox", name="Дома")
    buildings.fill("1-й рабфаковский переулок, дом 5")
    desk.option("1-й Рабфаковский переулок, дом 5").click()
    desk.page.keyboard.press("Escape")
    take_picture(desk.page, "desk-outage")
    sheet.get_by_role("button", name="Сохранить отключение").click()
    outage = panel.get_by_role("listitem", name="Отключение: 1-й Рабфаковский переулок, дом 5")
    expect(outage).to_contain_text("Холодная вода")
    expect(outage).to_contain_text("окончание пока неизвестно")
    outage.get_by_role("button", name="Изменить окончание").click()
    outage.get_by_label("Ожидаемое окончание").fill("2035-01-31T18:30")
    outage.get_by_role("button", name="Сохранить").click()
    expect(outage).to_contain_text("18:30")

    desk.be("Готов")
    dial_until_told(telephone, "холодной воды")
    take_picture(telephone.page, "telephone-outage")
    telephone.press("0")
    desk.accept()
    expect(desk.form).to_contain_text("В этом доме отключение")
    desk.finish_call()
    telephone.hang_up()

    desk.lay_out("Отключения")
    outage.get_by_role("button", name="Устранено").click()
    outage.get_by_role("button", name="Да, устранено").click()
    expect(outage).not_to_be_visible()
