"""The executor's telephone: their list by clock, and a cellar without a line."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch
from tests.browser.work_page import WorkPage
from tests.unit.attachments.files import png

RESIDENT = "+79000001007"
TAP, BURST = "mixer_drips", "riser_burst"


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    """The operator's desk, over the API."""
    login = next(one for one in demo["logins"] if one["email"] == OPERATOR)
    with Dispatch(address, "zarya", login) as desk:
        yield desk


def open_work(number: str, dispatch: Dispatch, open_window: OpenWindow, **how: Any) -> WorkPage:
    """The executor's page, by the link of the SMS about that ticket."""
    page = open_window(dispatch.link(f"Заявка {number}:"), size=TELEPHONE_SIZE, **how)
    return WorkPage(page)


def keep_the_shell(page: Page) -> None:
    """Wait until the telephone has all that the page is made of."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def test_a_whole_job_is_done_in_a_cellar_and_arrives_in_order_once(
    dispatch: Dispatch, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = dispatch.register(RESIDENT, TAP)
    executor = open_work(number, dispatch, open_window)
    expect(executor.state).to_have_text("назначена")
    keep_the_shell(executor.page)
    take_picture(executor.page, "executor")

    executor.lose_the_line()
    executor.page.reload()
    expect(executor.state).to_have_text("назначена")
    expect(executor.page.get_by_text("По состоянию на")).to_be_visible()
    executor.press("Принять")
    expect(executor.state).to_have_text("принята")
    executor.press("Начать")
    expect(executor.state).to_have_text("в работе")
    executor.photograph("После.png", png())
    executor.report("Заменили картридж", "25")
    executor.press("Выполнено")
    expect(executor.waiting).to_have_count(4)
    expect(executor.page.get_by_role("region", name="Ждёт связи")).to_be_visible()
    expect(executor.page.get_by_text("Готово. Спасибо!")).to_be_visible()
    executor.page.evaluate("scrollTo(0, 0)")
    take_picture(executor.page, "executor-offline")
    check_axe(executor.page)
    executor.page.reload()
    expect(executor.waiting).to_have_count(4)
    assert dispatch.ticket(number)["state"] == "assigned"

    executor.find_the_line()
    expect(executor.waiting).to_have_count(0)
    expect(executor.page.get_by_text("Готово. Спасибо!")).to_be_visible()
    expect(executor.page.get_by_text("По состоянию на")).not_to_be_visible()
    ticket, journal = dispatch.ticket(number), dispatch.journal(number)
    done = [one for one in journal if one["action"] in ("accept", "start", "finish")]
    assert [one["action"] for one in done] == ["accept", "start", "finish"]
    assert all(one["details"]["done_at"] for one in done)
    assert ticket["report"]["text"] == "Заменили картридж"
    assert len(ticket["report"]["photos"]) == 1


def test_a_step_that_is_refused_meanwhile_is_shown_with_why(
    dispatch: Dispatch, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = dispatch.register(RESIDENT, TAP)
    executor = open_work(number, dispatch, open_window)
    expect(executor.state).to_have_text("назначена")
    keep_the_shell(executor.page)
    holder = dispatch.ticket(number)["executor_id"]
    executors = dispatch.ask("GET", "/executors?company=zarya&trade=plumber")["items"]
    other = next(one["id"] for one in executors if one["id"] != holder)

    executor.lose_the_line()
    executor.press("Принять")
    expect(executor.state).to_have_text("принята")
    executor.press("Начать")
    expect(executor.waiting).to_have_count(2)
    dispatch.act(number, "assign", executor_id=other)
    executor.find_the_line()

    expect(executor.refused).to_contain_text("передана другому исполнителю")
    expect(executor.refused).to_contain_text("За ним ждёт ещё 1 шаг")
    take_picture(executor.page, "executor-refused")
    assert dispatch.ticket(number)["state"] == "assigned"
    executor.press("Убрать всё")
    expect(executor.refused).not_to_be_visible()


def test_from_one_ticket_to_the_list_of_all_what_is_due_first_at_the_top(
    dispatch: Dispatch, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    later = dispatch.register(RESIDENT, TAP)
    holder = dispatch.act(later, "accept")["executor_id"]
    sooner = dispatch.register(RESIDENT, BURST)
    if dispatch.ticket(sooner)["executor_id"] != holder:
        dispatch.act(sooner, "assign", executor_id=holder)
    executor = open_work(later, dispatch, open_window)
    executor.press("Мои заявки")
    expect(executor.page.get_by_text("Ссылка на ваш список отправлена")).to_be_visible()

    page = open_window(dispatch.link("ваши заявки на смену"), size=TELEPHONE_SIZE)
    mine = WorkPage(page)
    expect(page.locator(f'[data-number="{later}"]')).to_be_visible()
    order = mine.tickets.evaluate_all("all => all.map(one => one.dataset.number)")
    assert order.index(sooner) < order.index(later)
    left = page.locator(f'[data-number="{sooner}"]').get_by_role("timer")
    before = left.inner_text()
    expect(left).not_to_have_text(before)
    check_axe(page)
    take_picture(page, "executor-list")

    page.locator(f'[data-number="{later}"]').click()
    expect(mine.state).to_have_text("принята")
    page.get_by_role("link", name="Мои заявки").click()
    expect(mine.tickets.first).to_be_visible()


def test_what_the_resident_was_promised_is_told_once_and_as_their_own_page_tells_it(
    dispatch: Dispatch, open_window: OpenWindow
) -> None:
    # Given a ticket whose clock by the rules ends days after what the resident was told
    soon = datetime.now(UTC) + timedelta(minutes=40)
    number = dispatch.register(RESIDENT, TAP)
    told = {"planned_at": soon.isoformat(timespec="seconds"), "reason": "Мастер рядом"}
    dispatch.ask("POST", f"/tickets/zarya/{number}/edits", told)
    executor = open_work(number, dispatch, open_window)
    executor.press("Принять")
    executor.press("Начать")
    expect(executor.state).to_have_text("в работе")
    # then what is sooner counts down, in the words of the promise, and nothing else is called its deadline
    until = f"{soon.astimezone(ZoneInfo('Europe/Moscow')):%H:%M}"
    timer = executor.page.get_by_role("timer")
    expect(timer).to_contain_text(re.compile(rf"^Осталось \d\d:\d\d Обещано жителю до .*{until}$"))
    assert executor.page.locator("main").inner_text().count(until) == 1
    expect(executor.page.get_by_text("Срок:")).to_have_count(0)
    # and the resident reads the same time, once
    page = open_window(dispatch.link(f"заявка {number} ("), size=TELEPHONE_SIZE)
    card = page.locator("article", has=page.get_by_role("button", name=f"№ {number} "))
    expect(card).to_contain_text(re.compile(rf"Ожидайте до \d+ \S+, {until}"))
    expect(card).to_contain_text("По вашей заявке идут работы.")
    read = card.inner_text()
    assert (read.count(until), read.count("Ожидайте")) == (1, 1)
    page.get_by_role("button", name="Eng").click()
    expect(card).to_contain_text(until)
    assert not re.search(r"\b[AP]M\b", page.locator("main").inner_text())


def test_times_are_the_houses_and_not_the_telephones(
    dispatch: Dispatch, browser: Browser, take_picture: TakePicture
) -> None:
    # Given an executor whose telephone has still the zone of where they came from
    number = dispatch.register(RESIDENT, TAP)
    planned = datetime.fromisoformat(dispatch.ticket(number)["planned_at"])
    here, there = (f"{planned.astimezone(ZoneInfo(zone)):%H:%M}" for zone in ("Europe/Moscow", "Asia/Vladivostok"))
    link = dispatch.link(f"Заявка {number}:")
    size = ViewportSize(width=TELEPHONE_SIZE[0], height=TELEPHONE_SIZE[1])
    with browser.new_context(viewport=size, locale="ru-RU", timezone_id="Asia/Vladivostok") as context:
        page = context.new_page()
        page.goto(link)
        # then every time is that of the house
        expect(page.get_by_text("Обещано жителю до")).to_be_visible()
        told = page.locator("main").inner_text()
        assert here in told
        assert there not in told
        # and the look is theirs to choose
        switch = page.get_by_role("button", name="Тема")
        switch.click()
        switch.click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        check_axe(page)


def test_the_page_speaks_four_languages_and_is_seen_in_the_dark(
    dispatch: Dispatch, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = dispatch.register(RESIDENT, TAP, description="Капает на кухне")
    executor = open_work(number, dispatch, open_window)
    page = executor.page
    expect(executor.button("Принять")).to_be_visible()
    check_axe(page)
    page.emulate_media(color_scheme="dark")
    for language, word in (("Eng", "Accept"), ("Pol", "Przyjmij"), ("Қаз", "Қабылдау")):
        executor.press(language)
        expect(executor.button(word)).to_be_visible()
    check_axe(page)
    take_picture(page, "executor-dark")
    page.reload()
    expect(executor.button("Қабылдау")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "something is wider than the telephone"
