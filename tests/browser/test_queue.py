"""A caller whom nobody answers must be called back."""

from playwright.sync_api import expect

from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

IMPATIENT, ZARYA = "+79000000912", "+78005550101"


def test_hanging_up_in_the_queue_leaves_a_duty(telephone: Telephone, desk: Desk, take_picture: TakePicture) -> None:
    telephone.dial(IMPATIENT, ZARYA)
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    expect(desk.duties).not_to_contain_text(IMPATIENT)
    telephone.hang_up()

    duty = desk.duties.get_by_role("listitem").filter(has_text=IMPATIENT)
    expect(duty).to_contain_text("осталось 9:")
    take_picture(desk.page, "desk-duty")
    duty.get_by_label(f"Чем кончился звонок {IMPATIENT}").fill("Перезвонили, вопрос решён")
    duty.get_by_role("button", name="Перезвонили").click()

    expect(duty).not_to_be_visible()
    desk.page.reload()
    expect(desk.duties).not_to_contain_text("Загрузка")
    expect(duty).not_to_be_visible()
