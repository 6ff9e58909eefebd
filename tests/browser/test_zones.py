"""Companies of several zones: every time says whose it is, where it is read and where it is entered."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch
from tests.browser.register import open_register

HERE, RIVERSIDE = ZoneInfo("Europe/Moscow"), ZoneInfo("America/New_York")
MANAGER = "manager.zarya@example.org"
NEW_YORKER = "+12125550107"


def name_of(zone: ZoneInfo, at: datetime | None = None) -> str:
    """ "GMT-5": as it is then, now if nobody says."""
    hours = ((at or datetime.now(UTC)).astimezone(zone).utcoffset() or timedelta()) // timedelta(hours=1)
    return f"GMT{hours:+d}"


def option(page: Page, name: str) -> Locator:
    return page.locator(".ant-select-item-option:visible").filter(has_text=name).first


def test_a_call_is_put_off_by_the_clock_of_whom_it_is_for(open_window: OpenWindow, take_picture: TakePicture) -> None:
    # given an operator in Moscow, of companies in Moscow, Almaty and New York
    olga = open_window("/duties", who=OPERATOR)
    olga.get_by_role("button", name="Отложить звонок").click()
    sheet = olga.get_by_role("form", name="Отложить звонок")
    at = sheet.get_by_label("Когда", exact=True)

    # then the field names the zone of whichever company is chosen
    for company, zone in (("Заря", HERE), ("Риверсайд", RIVERSIDE)):
        sheet.get_by_label("Компания").click()
        option(olga, company).click()
        expect(at).to_have_accessible_description(name_of(zone))
        there = datetime.now(UTC) + timedelta(hours=1)
        shown = datetime.fromisoformat(at.input_value()).replace(tzinfo=zone)
        assert abs(shown - there) < timedelta(minutes=2)
    matter = f"Water meter {uuid.uuid4().hex[:6]}"
    sheet.get_by_label("Кому позвонить").fill(NEW_YORKER)
    sheet.get_by_label("О чём").fill(matter)
    check_axe(olga, sheet)
    take_picture(olga, "duties-defer-elsewhere")
    sheet.get_by_role("button", name="Напомнить").click()

    # and what was entered is told with it
    olga.locator(".two-columns-lines > li").filter(has_text=matter).get_by_role("button").click()
    card = olga.get_by_role("article", name=NEW_YORKER)
    until = there.astimezone(RIVERSIDE)
    told = card.locator("time").filter(has_text=name_of(RIVERSIDE))
    expect(told.filter(has_text=f"{until:%H}:").first).to_be_visible()
    check_axe(olga)


def test_lines_of_the_register_say_whose_time_they_tell(
    open_window: OpenWindow, address: str, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    # given a ticket here and one in New York
    login = next(one for one in demo["logins"] if one["email"] == OPERATOR)
    numbers = {}
    for company in ("zarya", "riverside"):
        phone = next(one["phone"] for one in demo["callers"] if one["company"] == company)
        with Dispatch(address, company, login) as dispatch:
            numbers[company] = dispatch.register(phone, "mixer_drips")

    # then whoever is asked for both is told which is which
    register = open_register(open_window, login)
    theirs = register.row(numbers["riverside"], "riverside").locator("[data-column=registered]")
    expect(theirs).to_contain_text(name_of(RIVERSIDE))
    expect(register.row(numbers["zarya"])).not_to_contain_text("GMT")
    box, line = theirs.locator("small").bounding_box(), theirs.bounding_box()
    assert box is not None
    assert line is not None
    assert box["y"] + box["height"] <= line["y"] + line["height"], "the zone is cut"
    take_picture(register.page, "register-zones")


def test_what_is_plain_is_not_said(open_window: OpenWindow) -> None:
    # given a manager in Moscow, of one company in Moscow
    page = open_window("/duties", who=MANAGER)
    page.get_by_role("button", name="Отложить звонок").click()

    # then a time is a time
    sheet = page.get_by_role("form", name="Отложить звонок")
    expect(sheet.get_by_label("Когда", exact=True)).to_have_accessible_description("")
    expect(page.get_by_text("GMT")).to_have_count(0)
