"""What two operators do with one call."""

from playwright.sync_api import expect

from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

ZARYA, RESIDENT, LIFT = "+78005550101", "+79000001008", "+79000000016"
OLGA, BORIS = "Ольга Диспетчер", "Борис Диспетчер"


def test_a_colleague_is_asked_joins_and_takes_the_call_over(
    telephone: Telephone, desk: Desk, colleague: Desk, take_picture: TakePicture
) -> None:
    desk.be("Готов")
    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")
    desk.accept()
    colleague.be("Готов")

    desk.button("Подключить").click()
    expect(desk.page.get_by_role("button", name=f"Спросить: {BORIS}")).to_be_enabled()
    take_picture(desk.page, "desk-call-in")
    desk.button("Подключить").click()
    desk.call_in("Спросить", BORIS)
    expect(telephone.state).to_have_text("На удержании")
    expect(colleague.call("Входящий звонок")).to_contain_text(RESIDENT)
    colleague.accept()
    expect(colleague.phone).to_have_value(RESIDENT)
    expect(desk.parties().filter(has_text=BORIS)).to_contain_text("на линии")

    desk.button("Соединить всех").click()
    expect(telephone.state).to_contain_text("На линии")
    expect(desk.parties()).to_have_count(3)
    expect(desk.parties().filter(has_text="на удержании")).to_have_count(0)
    take_picture(desk.page, "desk-conference")
    desk.button("Выключить микрофон").click()
    for seen in (desk.parties().filter(has_text="Вы"), colleague.parties().filter(has_text=OLGA)):
        expect(seen).to_contain_text("микрофон выключен")
    desk.page.keyboard.press("Alt+m")
    expect(colleague.parties().filter(has_text=OLGA)).to_contain_text("на линии")
    expect(desk.button("Выключить микрофон")).to_be_visible()
    desk.button("Передать и выйти").click()

    expect(desk.call("Завершение")).to_be_visible()
    expect(colleague.parties()).to_have_count(2)
    colleague.finish_call()
    desk.button("Завершить обработку").click()
    expect(telephone.state).to_contain_text("Звонок окончен")
    calls = desk.lay_out("Звонки")
    expect(calls.get_by_role("listitem").filter(has_text=RESIDENT).first).to_contain_text("ответили")


def test_who_is_not_free_cannot_be_called_in_and_the_keyboard_holds_and_resumes(
    telephone: Telephone, desk: Desk
) -> None:
    desk.be("Готов")
    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")
    desk.accept()

    desk.button("Подключить").click()
    expect(desk.page.get_by_role("button", name=f"Спросить: {BORIS}")).to_be_disabled()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Alt+h")
    expect(telephone.state).to_have_text("На удержании")
    expect(desk.button("Вернуть").first).to_be_visible()
    desk.page.keyboard.press("Alt+h")
    expect(telephone.state).to_contain_text("На линии")
    desk.button("Горячие клавиши").click()  # beside the keypad: one name for each
    expect(desk.page.get_by_role("dialog", name="Горячие клавиши")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.button("Набор")).to_be_visible()
    desk.page.keyboard.press("Alt+k")
    desk.page.keyboard.type("12#")

    expect(telephone.transcript).to_contain_text("Оператор нажал #")
    desk.finish_call()


def test_a_specialist_outside_is_called_in_and_left_with_the_resident(
    telephone: Telephone, desk: Desk, specialist: Telephone
) -> None:
    specialist.carry(LIFT)
    desk.be("Готов")
    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")
    desk.accept()

    desk.call_in("Спросить", "Лифтовая служба")
    specialist.answer()
    expect(specialist.state).to_contain_text("На линии")
    desk.button("Передать и выйти").click()
    expect(telephone.state).to_contain_text("На линии")
    desk.button("Завершить обработку").click()
    specialist.hang_up()

    expect(telephone.state).to_contain_text("Звонок окончен")
