"""The resident's telephone: their own requests by the link of the SMS."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch
from tests.browser.resident_page import Resident
from tests.unit.attachments.files import jpeg

RESIDENT, TAP = "+79000001007", "mixer_drips"


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    """The operator's desk, over the API."""
    login = next(one for one in demo["logins"] if one["email"] == OPERATOR)
    with Dispatch(address, "zarya", login) as desk:
        yield desk


def open_own(number: str, dispatch: Dispatch, open_window: OpenWindow) -> Resident:
    """Their page, by the link of the SMS about that request."""
    return Resident(open_window(dispatch.link(f"заявка {number} ("), size=TELEPHONE_SIZE))


def finish(number: str, dispatch: Dispatch) -> None:
    for action in ("accept", "start", "finish"):
        dispatch.act(number, action)


def test_what_is_done_is_confirmed_or_opened_again_and_rated(dispatch: Dispatch, open_window: OpenWindow) -> None:
    number = dispatch.register(RESIDENT, TAP)
    resident = open_own(number, dispatch, open_window)
    resident.open(number)
    expect(resident.stage).to_have_text("Назначена")
    finish(number, dispatch)
    resident.page.reload()
    resident.open(number)
    expect(resident.stage).to_have_text("Сделано")

    resident.press("Не сделано")
    resident.write("Что осталось не так?", "Снова капает", "Открыть заявку снова")
    expect(resident.journal).to_contain_text("Вы открыли заявку снова: Снова капает")
    assert dispatch.ticket(number)["state"] == "assigned"

    finish(number, dispatch)
    resident.page.reload()
    resident.open(number)
    resident.press("Да, всё сделано")
    expect(resident.journal).to_contain_text("Вы подтвердили, что всё сделано.")
    resident.press("4 из 5")
    expect(resident.button("4 из 5")).to_have_attribute("aria-pressed", "true")
    ticket = dispatch.ticket(number)
    assert (ticket["state"], ticket["mark"]) == ("closed", 4)


def test_a_word_and_a_photo_and_what_is_out_where_they_live(
    dispatch: Dispatch, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = dispatch.register(RESIDENT, TAP)
    building = dispatch.ticket(number)["place"]["building_id"]
    outage = dispatch.ask(
        "POST",
        "/outages",
        {
            "company": "zarya",
            "resource": "hot_water",
            "scope": [{"building_id": building, "entrances": []}],
            "cause": "accident",
            "expected_end": "2031-03-02T18:00:00+03:00",
        },
        key=f"outage-{number}",
    )
    resident = open_own(number, dispatch, open_window)
    page = resident.page
    expect(page.get_by_role("region", name="По вашему адресу")).to_contain_text("горяч")
    check_axe(page)
    resident.open(number)
    resident.write("Написать нам", "Код домофона 12", "Отправить")
    expect(resident.journal).to_contain_text("Вы написали: Код домофона 12")
    photo = {"name": "Кран.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    page.get_by_label("Добавить фото").set_input_files(files=[photo])
    expect(page.get_by_role("link", name="Кран.jpg")).to_be_visible()
    check_axe(page)
    page.evaluate("scrollTo(0, 0)")
    take_picture(page, "resident")

    page.emulate_media(color_scheme="dark")
    resident.press("Қаз")
    expect(resident.button("Жіберу")).to_be_visible()
    check_axe(page)
    take_picture(page, "resident-dark")
    resident.press("Eng")
    expect(resident.journal).to_contain_text("You wrote: Код домофона 12")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "something is wider than the telephone"
    dispatch.ask("POST", f"/outages/zarya/{outage['id']}/actions", {"action": "end"})


def test_light_or_dark_as_they_like_and_times_of_their_house(dispatch: Dispatch, browser: Browser) -> None:
    number = dispatch.register(RESIDENT, TAP)
    planned = datetime.fromisoformat(dispatch.ticket(number)["planned_at"])
    here, there = (f"{planned.astimezone(ZoneInfo(zone)):%H:%M}" for zone in ("Europe/Moscow", "Asia/Vladivostok"))
    link = dispatch.link(f"ваша заявка {number} ")
    size = ViewportSize(width=TELEPHONE_SIZE[0], height=TELEPHONE_SIZE[1])
    with browser.new_context(viewport=size, locale="ru-RU", timezone_id="Asia/Vladivostok") as context:
        page = context.new_page()
        page.goto(link)
        Resident(page).open(number)
        expect(page.locator(".resident-journal")).to_be_visible()
        told = page.locator("main").inner_text()
        assert here in told
        assert there not in told
        # what they were sent is shown without the link that would let others in
        expect(page.locator("main")).to_contain_text("/r/•••")
        switch = page.get_by_role("button", name="Тема")
        switch.click()
        switch.click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        check_axe(page)


def test_they_say_how_they_want_to_be_written_to(dispatch: Dispatch, open_window: OpenWindow) -> None:
    number = dispatch.register(RESIDENT, TAP)
    resident = open_own(number, dispatch, open_window)
    page = resident.page
    page.get_by_text("Как вам писать").click()
    page.get_by_label("Язык сообщений").select_option("ru")
    page.get_by_label("Сообщать новости.").uncheck()
    resident.press("Сохранить")
    expect(page.get_by_text("Сохранено.")).to_be_visible()
    check_axe(page)
    kept = dispatch.ask("GET", "/preferences?company=zarya&phone=%2B79000001007")
    assert (kept["language"], kept["news"]) == ("ru", False)
    page.get_by_label("Сообщать новости.").check()
    resident.press("Сохранить")
    expect(page.get_by_text("Сохранено.")).to_be_visible()


def test_a_link_that_was_withdrawn_says_so_kindly_with_the_number_to_call(
    dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    others = (one for one in demo["callers"] if (one["company"], one["role"]) == ("zarya", "resident"))
    phone = next(one["phone"] for one in others if one["phone"] != RESIDENT)
    number = dispatch.register(phone, TAP)
    link = dispatch.link(f"заявка {number} (")
    resident = Resident(open_window(link, size=TELEPHONE_SIZE))
    resident.page.get_by_text("Как вам писать").click()
    resident.press("Отключить эту ссылку")
    resident.press("Отключить")
    expect(resident.page.get_by_text("Ссылка отключена.")).to_be_visible()

    later = Resident(open_window(link, size=TELEPHONE_SIZE))
    expect(later.page.get_by_role("heading", name="Эта ссылка больше не действует")).to_be_visible()
    expect(later.page.get_by_role("alert")).to_contain_text("Позвоните нам: +7")
    told = later.page.get_by_role("main").inner_text()
    assert not any(own in told for own in (f"№ {number}", "Капает", "Рабфаковский")), told
    check_axe(later.page)


def test_a_link_that_was_never_good_says_where_the_number_stands_and_on_a_laptop_which_it_is(
    open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    page = open_window("/r/nonsense", size=TELEPHONE_SIZE)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("наш номер есть в квитанции и на объявлении в подъезде")
    for number in demo["numbers"]:
        call = alert.get_by_role("listitem").filter(has_text=number["name"]).get_by_role("link", name=number["dial"])
        expect(call).to_have_attribute("href", f"tel:{number['dial']}")
    check_axe(page)


def test_nothing_leaves_for_others_and_no_token_with_it(dispatch: Dispatch, open_window: OpenWindow) -> None:
    number = dispatch.register(RESIDENT, TAP)
    link = dispatch.link(f"заявка {number} (")
    page = open_window("/messages", size=TELEPHONE_SIZE)
    asked: list[tuple[str, str]] = []
    page.on("request", lambda one: asked.append((one.url, one.headers.get("referer", ""))))
    page.goto(link)
    expect(page.get_by_role("button", name=f"№ {number} ")).to_be_visible()
    token = link.rpartition("/")[2]
    assert [url for url, _ in asked if not url.startswith(dispatch.address)] == []
    assert [referer for _, referer in asked if token in referer] == []
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
