"""A caller whom nobody answers must be called back."""

import re

from playwright.sync_api import expect

from tests.browser.axe import check_axe
from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

IMPATIENT, TWICE, REFUSING = "+79000000912", "+79000000913", "+79000000914"
FIRST, SECOND = "+79000000915", "+79000000916"
ZARYA = "+78005550101"


def test_hanging_up_in_the_queue_leaves_a_duty(telephone: Telephone, desk: Desk) -> None:
    telephone.dial(IMPATIENT, ZARYA)
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    expect(desk.duties).not_to_contain_text(IMPATIENT)
    telephone.hang_up()

    duty = desk.duty_of(IMPATIENT)
    expect(duty).to_contain_text("осталось 9:")
    duty.get_by_role("button", name="Сделано…").click()
    duty.get_by_label(f"Чем кончилось {IMPATIENT}").fill("Позвонили с другого номера, вопрос решён")
    duty.get_by_role("button", name="Готово").click()

    expect(duty).not_to_be_visible()
    desk.page.reload()
    expect(desk.duties).not_to_contain_text("Загрузка")
    expect(duty).not_to_be_visible()


def test_calling_back_closes_the_duty(telephone: Telephone, desk: Desk, take_picture: TakePicture) -> None:
    for _ in range(2):
        telephone.dial(TWICE, ZARYA)
        telephone.press("0")
        telephone.hears("оставайтесь на линии")
        telephone.hang_up()
    duty = desk.duty_of(TWICE)
    expect(duty).to_contain_text("звонков: 2")
    take_picture(desk.page, "desk-duty")

    duty.get_by_role("button", name="Перезвонить").click()
    expect(desk.page.get_by_text("Сначала смените состояние")).to_be_visible()
    desk.be("Перерыв")
    duty.get_by_role("button", name="Перезвонить").click()
    expect(desk.call("Звоним")).to_contain_text(TWICE)
    expect(telephone.state).to_contain_text("Звонит")
    take_picture(telephone.page, "telephone-called")
    telephone.answer()
    expect(desk.call("Разговор")).to_contain_text(TWICE)
    expect(desk.phone).to_have_value(TWICE)
    desk.finish_call()

    expect(duty).not_to_be_visible()


def test_whoever_wraps_up_or_rests_hears_that_somebody_waits(
    telephone: Telephone, specialist: Telephone, desk: Desk, take_picture: TakePicture
) -> None:
    # Given an operator who talked, and is not yet done with it
    state = desk.page.get_by_role("radiogroup", name="Моё состояние")
    desk.be("Готов")
    expect(state).to_have_class(re.compile(r"\bready\b"))
    telephone.dial(FIRST, ZARYA)
    telephone.press("0")
    desk.accept()
    expect(desk.page.get_by_text("после разговора", exact=True)).to_be_visible()
    desk.button("Положить трубку").click()
    strip = desk.call("Завершение")
    expect(strip).not_to_contain_text("Ждёт")
    # then they are not called ready
    expect(desk.page.get_by_text("после завершения обработки", exact=True)).to_be_visible()
    expect(state).not_to_have_class(re.compile(r"\bready\b"))
    # when somebody is flooded meanwhile, they are told so beside the button that lets the call through
    specialist.dial(SECOND, ZARYA)
    specialist.press("12")
    waits = strip.get_by_role("status")
    expect(waits).to_contain_text("Ждёт 1 звонящий")
    expect(waits).to_contain_text("авария")
    expect(waits.get_by_role("timer", name="Сколько ждёт первый")).to_have_text(re.compile(r"^0:\d\d$"))
    take_picture(desk.page, "desk-somebody-waits")
    check_axe(desk.page)
    desk.page.get_by_role("link", name="Реестр").click()
    expect(desk.call("Завершение").get_by_role("status")).to_contain_text("Ждёт 1 звонящий")
    desk.page.get_by_role("link", name="Пульт").click()
    # and so they are on a break
    desk.be("Перерыв")
    desk.button("Завершить обработку").click()
    resting = desk.page.locator(".page-bar").get_by_role("status")
    expect(resting).to_contain_text("Ждёт 1 звонящий")
    desk.be("Готов")
    ringing = desk.call("Входящий звонок")
    expect(ringing).to_contain_text(SECOND)
    expect(ringing).to_contain_text("русский")
    expect(resting).not_to_be_visible()
    # and the form that opens has first what the caller pressed a key for
    desk.accept()
    expect(desk.phone).to_have_value(SECOND)
    problem = desk.page.get_by_label("Что случилось").locator("visible=true")
    problem.click()
    first = desk.page.locator(".ant-select-item-option:visible").first
    expect(first).to_contain_text("Водоснабжение")
    expect(first).to_contain_text("авария")
    problem.fill("абвгд")
    expect(desk.page.get_by_text("Ничего не найдено")).to_be_visible()
    expect(desk.page.get_by_text("Если не подходит ничего, есть «Другое»")).to_be_visible()
    problem.fill("затап")
    desk.option("Заливает сверху").click()
    desk.finish_call()


def test_nobody_takes_the_call(telephone: Telephone, desk: Desk) -> None:
    telephone.carry(REFUSING)
    desk.be("Перерыв")

    desk.page.get_by_role("textbox", name="Позвонить на номер").fill("8 (900) 000-09-14")
    desk.button("Набрать").click()
    telephone.button("Отклонить").click()

    expect(telephone.state).to_have_text("Звонок окончен: вы отклонили звонок")
    expect(desk.page.get_by_text(f"Не дозвонились на {REFUSING}: занято, или сбросили")).to_be_visible()
    expect(desk.call("Звоним")).not_to_be_visible()
