"""The lists at the left of the desk: what is most pressing stands first, and a form among them is seen whole."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK_SIZE, OPERATOR, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.dispatch import Dispatch
from tests.browser.telephone import Telephone

ZARYA, RESIDENT, OTHER = "+78005550101", "+79000001013", "+79000001014"
# What is drawn in the middle of an element: it, or something that lies on it.
IN_SIGHT = """element => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    const drawn = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth
        && (element.contains(drawn) || drawn?.contains(element) && !drawn.matches("body, html"));
}"""


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Any:
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    with Dispatch(address, "zarya", login) as dispatch:
        yield dispatch


def expect_in_sight(part: Locator) -> None:
    """All of it is within the window, and nothing lies on it."""
    expect(part).to_be_visible()
    box = part.bounding_box()
    assert box is not None
    width, height = DESK_SIZE
    assert box["x"] >= 0, box
    assert box["y"] >= 0, box
    assert box["x"] + box["width"] <= width, box
    assert box["y"] + box["height"] <= height, box
    assert part.evaluate(IN_SIGHT), f"covered: {part}"


def defer_form(page: Page) -> Locator:
    page.get_by_role("button", name="Отложить звонок").click()
    return page.get_by_role("form", name="Отложить звонок")


def test_a_call_is_put_off_in_a_form_that_is_seen_whole_also_amid_a_call(
    telephone: Telephone, desk: Desk, dispatch: Dispatch, take_picture: TakePicture
) -> None:
    page = desk.page
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    for phone in (RESIDENT, OTHER):
        call = {"company": "zarya", "phone": phone, "reason": "Счётчик", "at": tomorrow}
        dispatch.ask("POST", "/deferred-calls", call, key=uuid4().hex)
        expect(desk.duty_of(phone).first).to_be_visible()

    form = defer_form(page)

    fields = [form.get_by_label(name) for name in ("Компания", "Кому позвонить", "Когда", "О чём", "Кто звонит")]
    buttons = [form.get_by_role("button", name=name) for name in ("Напомнить", "Отменить")]
    for part in (*fields, *buttons):
        expect_in_sight(part)
    take_picture(page, "desk-put-off")
    buttons[1].click()

    desk.be("Готов")
    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")
    desk.accept()
    form = defer_form(page)
    for part in buttons:
        expect_in_sight(part)
    for part in fields:
        part.focus()
        expect_in_sight(part)
    buttons[1].click()
    desk.finish_call()


def test_open_tickets_stand_by_their_clocks_or_as_they_came_as_was_chosen_last(
    open_window: OpenWindow, dispatch: Dispatch
) -> None:
    flood = dispatch.register(RESIDENT, "riser_burst", description="Хлещет из трубы")
    drip = dispatch.register(OTHER, "mixer_drips", description="Капает понемногу")
    page = open_window("/desk", who=OPERATOR)
    desk = Desk(page)
    for number in (flood, drip):
        expect(desk.row(number)).to_be_visible()

    def above(upper: str, lower: str) -> bool:
        first, second = (desk.row(number).bounding_box() for number in (upper, lower))
        return first is not None and second is not None and first["y"] < second["y"]

    order = desk.open_tickets.get_by_role("radiogroup", name="Порядок")
    expect(order.get_by_role("radio", name="По сроку")).to_be_checked()
    assert above(flood, drip)

    order.get_by_text("Новые").click()
    expect(order.get_by_role("radio", name="Новые")).to_be_checked()
    assert above(drip, flood)

    page.reload()
    expect(order.get_by_role("radio", name="Новые")).to_be_checked()
    expect(desk.row(flood)).to_be_visible()
    assert above(drip, flood)
