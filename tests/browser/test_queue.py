"""A caller whom nobody answers must be called back."""

from playwright.sync_api import expect

from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

IMPATIENT, TWICE, REFUSING = "+79000000912", "+79000000913", "+79000000914"
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


def test_nobody_takes_the_call(telephone: Telephone, desk: Desk) -> None:
    telephone.carry(REFUSING)
    desk.be("Перерыв")

    desk.page.get_by_role("textbox", name="Позвонить на номер").fill("8 (900) 000-09-14")
    desk.button("Набрать").click()
    telephone.button("Отклонить").click()

    expect(telephone.state).to_have_text("Звонок окончен: вы отклонили звонок")
    expect(desk.page.get_by_text(f"Не дозвонились на {REFUSING}: занято, или сбросили")).to_be_visible()
    expect(desk.call("Звоним")).not_to_be_visible()
