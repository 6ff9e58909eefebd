"""The messages sent: whose they are, and when by the clock of that person's company."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OPERATOR, OpenWindow
from tests.browser.dispatch import Dispatch
from tests.browser.test_register import login_of


@pytest.mark.parametrize(("company", "zone"), [("zarya", "Europe/Moscow"), ("samal", "Asia/Almaty")])
def test_people_are_named_and_times_are_their_company_s(
    company: str, zone: str, address: str, demo: dict[str, Any], open_window: OpenWindow
) -> None:
    # Given a ticket of which a resident and an executor are told
    caller = next(one for one in demo["callers"] if one["company"] == company and one["role"] == "resident")
    with Dispatch(address, company, login_of(demo, OPERATOR)) as dispatch:
        number = dispatch.register(caller["phone"], "mixer_drips")
        executor = dispatch.ticket(number)["executor_name"]
        dispatch.link("", to=caller["phone"])
    page = open_window("/messages")
    # then each message says whose it is
    name = next(one["name"] for one in demo["numbers"] if one["company"] == company)
    cards = page.get_by_role("list", name="Отправленные сообщения").get_by_role("listitem")
    resident = cards.filter(has_text=f"{caller['name']}, житель · {name}").filter(has_text=caller["phone"]).first
    expect(resident).to_be_visible()
    expect(cards.filter(has_text=f"{executor}, исполнитель · {name}").first).to_be_visible()
    # and when, where they are
    told = datetime.fromisoformat(str(resident.locator("time").get_attribute("datetime")))
    assert datetime.now(UTC) - told < timedelta(minutes=5)
    expect(resident.locator("time")).to_contain_text(f"{told.astimezone(ZoneInfo(zone)):%H:%M:%S}")
    # and they are found by their name
    page.get_by_label("Найти: имя, телефон или слова").fill(caller["name"])
    expect(cards.filter(has_text=f"{executor}, исполнитель")).to_have_count(0)
    expect(resident).to_be_visible()
