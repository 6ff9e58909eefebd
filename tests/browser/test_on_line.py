"""Who is owed a call is on the line already: everybody's list says so, and nobody calls somebody who talks with us."""

from playwright.sync_api import expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

AGAIN, OWED = "+79000000921", "+79000000922"
ZARYA = "+78005550101"


def leave_a_duty(telephone: Telephone, phone: str) -> None:
    telephone.dial(phone, ZARYA)
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    telephone.hang_up()


def test_a_duty_says_that_who_is_to_be_called_is_on_the_line_to_all(
    telephone: Telephone, desk: Desk, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    # Given somebody who hung up before anybody answered
    leave_a_duty(telephone, AGAIN)
    duty = desk.duty_of(AGAIN)
    expect(duty).to_be_visible()
    expect(duty).not_to_contain_text("на линии")
    boris = open_window("/duties", who=COLLEAGUE)
    line = boris.locator(".two-columns-lines > li").filter(has_text=AGAIN)
    expect(line).not_to_contain_text("на линии")
    # when they call again and are answered
    desk.be("Готов")
    telephone.dial(AGAIN, ZARYA)
    telephone.press("0")
    desk.accept()
    # then their duty says so at once at this desk, and within a look at the centre on a colleague's page
    expect(duty).to_contain_text("на линии", timeout=2_000)
    take_picture(desk.page, "desk-duty-on-line")
    expect(line).to_contain_text("на линии")
    # and once they have talked there is nothing to do any more
    desk.finish_call()
    expect(duty).not_to_be_visible()


def test_what_is_done_seldom_lies_behind_a_button(telephone: Telephone, desk: Desk) -> None:
    leave_a_duty(telephone, OWED)
    duty = desk.duty_of(OWED)
    buttons = duty.get_by_role("button")
    expect(buttons).to_have_count(4)
    tops = {round(button.bounding_box()["y"]) for button in buttons.all()}  # type: ignore[index]
    assert len(tops) == 1, "the buttons of a duty stand in one line"

    duty.get_by_role("button", name=f"Ещё: {OWED}").press("Enter")
    seldom = desk.page.get_by_role("menuitem")
    expect(seldom).to_have_text(["Отложить…", "Передать…"])
    check_axe(desk.page)
    expect(seldom.first).to_be_focused()
    desk.page.keyboard.press("ArrowDown")
    expect(seldom.last).to_be_focused()
    desk.page.keyboard.press("Enter")

    expect(duty.get_by_role("form", name=f"Передать: {OWED}")).to_be_visible()
