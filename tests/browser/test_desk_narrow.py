"""The desk on a telephone, where the SMS about a call to be returned leads: one column, nothing cut, used by thumb."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.fits import check_fits
from tests.browser.telephone import Telephone

ZARYA = "+78005550101"
FLOODED, GAVE_UP = "+79000000917", "+79000000918"
MANAGER = "manager.zarya@example.org"
THUMB = 38  # pixels


@pytest.fixture
def small(open_window: OpenWindow) -> Desk:
    """The desk of an operator on a telephone."""
    desk = Desk(open_window("/desk", who=OPERATOR, size=TELEPHONE_SIZE))
    desk.be("Готов")
    return desk


def test_a_call_is_taken_and_its_ticket_saved_by_thumb(
    telephone: Telephone, small: Desk, take_picture: TakePicture
) -> None:
    page = small.page
    check_fits(page)
    telephone.dial(FLOODED, ZARYA)
    telephone.press("12")
    expect(small.call("Входящий звонок")).to_contain_text("Телефон неизвестен")
    check_fits(page)
    # what one works on comes to sight by itself, alone
    small.accept()
    expect(small.phone).to_have_value(FLOODED)
    expect(small.open_tickets).not_to_be_visible()
    check_fits(page)
    small.button("Подключить").click()
    expect(page.get_by_text("Аварии · русский", exact=True)).to_be_visible()
    check_fits(page)
    page.keyboard.press("Escape")
    page.get_by_label("Дом", exact=True).fill("рабфак")
    small.option("Рабфаковский").click()
    small.choose_problem("затап", "Заливает сверху")
    expect(page.get_by_text("Скажите звонящему сейчас")).to_be_visible()
    for language in ("Қаз", "Pol", "Eng", "Рус"):
        chosen = page.get_by_role("button", name=language, exact=True)
        chosen.click()
        expect(chosen).to_have_attribute("aria-pressed", "true")
        check_fits(page)
    check_axe(page)
    save = small.button("Сохранить заявку").bounding_box()
    assert save is not None
    assert save["height"] >= THUMB
    take_picture(page, "desk-telephone")
    number = small.save()
    check_fits(page)
    small.button("Положить трубку").click()
    small.button("Завершить обработку").click()
    # and the lists are one touch away
    page.get_by_text("Списки", exact=True).click()
    expect(small.form).not_to_be_visible()
    check_fits(page)
    card = small.open_ticket(number)
    expect(card).to_be_visible()
    check_fits(page)
    for panel in ("Звонки", "Показания", "Отключения"):
        page.get_by_text("Списки", exact=True).click()
        expect(small.lay_out(panel)).to_be_visible()
        check_fits(page)
    small.be("Не готов")


def test_a_manager_calls_back_by_the_telephone_in_their_hand(telephone: Telephone, open_window: OpenWindow) -> None:
    telephone.dial(GAVE_UP, ZARYA)
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    telephone.hang_up()

    desk = Desk(open_window("/desk", who=MANAGER, size=TELEPHONE_SIZE))

    duty = desk.duty_of(GAVE_UP)
    expect(duty.get_by_role("link", name=f"Перезвонить {GAVE_UP}")).to_have_attribute("href", f"tel:{GAVE_UP}")
    check_fits(desk.page)
    duty.get_by_role("button", name="Сделано…").click()
    check_fits(desk.page)
    duty.get_by_label(f"Чем кончилось {GAVE_UP}").fill("Договорились на завтра")
    duty.get_by_role("button", name="Готово").click()
    expect(duty).not_to_be_visible()
