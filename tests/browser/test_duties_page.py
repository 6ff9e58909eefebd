"""What is to be done, on its own page: given, put off, done; without a line it waits, and nothing is lost."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OPERATOR, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch

PHONE, OTHER = "+79000001011", "+79000001012"
LIVE_MS = 2_000
SOON = timedelta(seconds=6)


def a_matter() -> str:
    """What a call is about, known from all others."""
    return f"Счётчик {uuid.uuid4().hex[:6]}"


def option(page: Page, name: str) -> Locator:
    return page.locator(".ant-select-item-option:visible").filter(has_text=name).first


def lines(page: Page) -> Locator:
    return page.locator(".two-columns-lines > li")


def line_of(page: Page, matter: str) -> Locator:
    return lines(page).filter(has_text=matter)


def put_call_off(page: Page, phone: str, matter: str, whom: str = "") -> None:
    """A call of Zarya's in an hour, by oneself or that colleague."""
    page.get_by_role("button", name="Отложить звонок").click()
    sheet = page.get_by_role("form", name="Отложить звонок")
    sheet.get_by_label("Компания").click()
    option(page, "Заря").click()
    sheet.get_by_label("Кому позвонить").fill(phone)
    sheet.get_by_label("О чём").fill(matter)
    if whom:
        sheet.get_by_label("Кто звонит").click()
        option(page, whom).click()
    sheet.get_by_role("button", name="Напомнить").click()
    expect(sheet).not_to_be_visible()


def open_card(page: Page, matter: str, phone: str) -> Locator:
    line_of(page, matter).get_by_role("button").click()
    return page.get_by_role("article", name=phone)


def finish(card: Locator, result: str) -> None:
    card.get_by_role("button", name="Сделано…").click()
    card.get_by_label("Чем кончилось").fill(result)
    card.get_by_role("button", name="Готово").click()


def banner(page: Page) -> Locator:
    return page.get_by_role("region", name="Связь с Дозором")


@pytest.fixture
def olga(open_window: OpenWindow) -> Page:
    page = open_window("/duties", who=OPERATOR)
    expect(page.get_by_role("heading", name="Дела")).to_be_visible()
    expect(page.get_by_text("На связи")).to_be_visible()
    return page


@pytest.fixture
def boris(open_window: OpenWindow) -> Page:
    page = open_window("/duties?view=mine", who=COLLEAGUE)
    expect(page.get_by_text("На связи")).to_be_visible()
    return page


def test_a_call_for_a_colleague_is_put_off_given_back_and_done(
    olga: Page, boris: Page, take_picture: TakePicture
) -> None:
    matter = a_matter()
    put_call_off(olga, PHONE, matter, "Борис")
    expect(line_of(olga, matter)).to_contain_text("отложенный звонок", ignore_case=True)
    expect(line_of(olga, matter)).to_contain_text("Борис Диспетчер")

    expect(line_of(boris, matter)).to_be_visible(timeout=LIVE_MS)
    card = open_card(boris, matter, PHONE)
    card.get_by_role("button", name="Отложить…").click()
    asked = card.get_by_role("form", name=f"Отложить: {PHONE}")
    asked.get_by_role("button", name="через 180 мин").click()
    asked.get_by_label("Почему").fill("Просили после обеда")
    take_picture(boris, "duties")
    asked.get_by_role("button", name="Отложить", exact=True).click()
    steps = card.get_by_role("region", name="Что уже делали")
    expect(steps).to_contain_text("Просили после обеда")
    expect(steps).to_contain_text("Борис Диспетчер")
    check_axe(boris, boris.get_by_role("main"))

    card.get_by_role("button", name="Передать…").click()
    given = card.get_by_role("form", name=f"Передать: {PHONE}")
    given.get_by_label("Кому").click()
    option(boris, "Ольга Диспетчер").click()
    given.get_by_label("Что сказать").fill("Знает эту квартиру")
    given.get_by_role("button", name="Передать", exact=True).click()
    expect(line_of(boris, matter)).not_to_be_visible()

    olga.get_by_title("Мои", exact=True).click()
    expect(line_of(olga, matter)).to_be_visible(timeout=LIVE_MS)
    card = open_card(olga, matter, PHONE)
    expect(card.get_by_role("region", name="Что уже делали")).to_contain_text("Передано: Ольга Диспетчер")
    finish(card, "Показания сняли вместе")
    expect(line_of(olga, matter)).not_to_be_visible()

    olga.get_by_title("Сделано", exact=True).click()
    expect(line_of(olga, matter)).to_contain_text("Показания сняли вместе")
    assert "view=done" in olga.url


def test_without_a_line_what_is_done_waits_and_what_is_refused_is_told(
    olga: Page, boris: Page, take_picture: TakePicture
) -> None:
    mine, taken, fresh = a_matter(), a_matter(), a_matter()
    put_call_off(olga, PHONE, mine)
    put_call_off(olga, OTHER, taken, "Борис")
    boris_card = open_card(boris, taken, OTHER)
    card = open_card(olga, mine, PHONE)

    olga.context.set_offline(True)
    finish(card, "Перезвонила с мобильного")
    expect(card.get_by_text("Сделано здесь, ждёт связи")).to_be_visible()
    finish(open_card(olga, taken, OTHER), "Тоже поговорила")
    put_call_off(olga, PHONE, fresh)
    kept = banner(olga)
    expect(kept).to_contain_text("Нет связи с Дозором")
    expect(kept.get_by_role("listitem")).to_have_count(3)
    take_picture(olga, "duties-offline")
    check_axe(olga, olga.get_by_role("main"))
    finish(boris_card, "Дозвонился первым")
    expect(line_of(boris, taken)).not_to_be_visible()
    olga.context.set_offline(False)

    refused = kept.get_by_role("listitem").filter(has_text="Тоже поговорила")
    expect(refused).to_contain_text("Не принято")
    expect(kept.get_by_role("listitem").filter(has_text=fresh)).to_contain_text("Отправлено")
    expect(line_of(olga, fresh)).to_be_visible()
    expect(line_of(olga, mine)).not_to_be_visible()
    refused.get_by_role("button", name="Убрать").click()
    expect(refused).not_to_be_visible()

    olga.get_by_title("Сделано", exact=True).click()
    expect(line_of(olga, mine)).to_contain_text("Перезвонила с мобильного")
    expect(line_of(olga, taken)).to_contain_text("Дозвонился первым")


def test_what_waits_for_the_line_survives_a_reload_and_can_be_taken_back(olga: Page) -> None:
    matter = a_matter()
    olga.context.set_offline(True)
    put_call_off(olga, PHONE, matter)
    waiting = banner(olga).get_by_role("listitem").filter(has_text=matter)
    expect(waiting).to_contain_text("Ждёт")
    waiting.get_by_role("button", name="Вернуть").click()
    sheet = olga.get_by_role("form", name="Отложить звонок")
    expect(sheet.get_by_label("О чём")).to_have_value(matter)
    expect(waiting).not_to_be_visible()
    sheet.get_by_role("button", name="Напомнить").click()
    expect(waiting).to_be_visible()
    olga.context.set_offline(False)
    expect(line_of(olga, matter)).to_have_count(1)


def test_the_page_in_polish_says_what_to_do_when_nothing_waits(open_window: OpenWindow) -> None:
    page = open_window("/duties?view=mine&kind=quality", who=COLLEAGUE, locale="pl-PL")
    expect(page.get_by_role("heading", name="Do zrobienia")).to_be_visible()
    expect(page.get_by_text("Nie ma takich. Pokaż wszystkie rodzaje.")).to_be_visible()
    check_axe(page, page.get_by_role("main"))


def refuse_company(page: Page, slug: str) -> None:
    """The API answers with an error whenever lists of that company are asked for."""
    asked = re.compile(rf"/apis/.*/(duties|tickets|outages)\?.*company={slug}")
    page.route(asked, lambda route: route.fulfill(status=500, content_type="application/json", body="{}"))


def test_a_company_whose_lists_were_not_read_is_told_of_on_the_desk(open_window: OpenWindow) -> None:
    page = open_window("/duties", who=OPERATOR)
    refuse_company(page, "samal")
    page.goto(page.url.replace("/duties", "/desk"))
    for title in ("Дела", "Открытые заявки"):
        region = page.get_by_role("region", name=title)
        expect(region.get_by_role("alert")).to_contain_text("Не получилось (500)")
    page.unroute_all(behavior="wait")

    for title in ("Дела", "Открытые заявки"):
        region = page.get_by_role("region", name=title)
        region.get_by_role("button", name="Повторить").click()
        expect(region.get_by_role("alert")).not_to_be_visible()


@pytest.mark.parametrize(
    "path", ["/duties?view=mine&kind=quality&company=samal", "/outages?view=planned&company=samal"]
)
def test_a_list_that_was_not_read_is_not_called_empty(open_window: OpenWindow, path: str) -> None:
    page = open_window("/register", who=OPERATOR)
    refuse_company(page, "samal")
    page.goto(page.url.replace("/register", path))
    listed = page.locator(".two-columns-list")
    expect(listed.get_by_role("alert")).to_contain_text("Не получилось (500)")
    expect(listed.locator(".empty-state")).not_to_be_visible()
    page.unroute_all(behavior="wait")

    listed.get_by_role("button", name="Повторить").click()

    expect(listed.locator(".empty-state")).to_be_visible()
    expect(listed.get_by_role("alert")).not_to_be_visible()


def test_a_call_left_half_put_off_is_there_again(olga: Page) -> None:
    matter = a_matter()
    put_call_off(olga, PHONE, a_matter())
    olga.get_by_role("button", name="Отложить звонок").click()
    sheet = olga.get_by_role("form", name="Отложить звонок")
    sheet.get_by_label("О чём").fill(matter)
    lines(olga).first.get_by_role("button").click()
    expect(sheet).not_to_be_visible()
    olga.get_by_role("button", name="Отложить звонок").click()
    expect(sheet.get_by_label("О чём")).to_have_value(matter)
    sheet.get_by_role("button", name="Отменить").click()
    olga.get_by_role("button", name="Отложить звонок").click()
    expect(sheet.get_by_label("О чём")).to_have_value("")


def test_what_is_refused_is_mended_also_after_signing_out_and_in_again(olga: Page, demo: dict[str, Any]) -> None:
    """The next person's turn at the machine, then theirs again, without loading the page anew."""
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    matter = a_matter()
    olga.get_by_role("button", name="Выйти").click()
    olga.get_by_label("Электронная почта").fill(login["email"])
    olga.get_by_label("Пароль", exact=True).fill(login["password"])
    olga.get_by_role("button", name="Войти").click()
    expect(olga.get_by_text("На связи")).to_be_visible()
    olga.context.set_offline(True)
    expect(banner(olga)).to_contain_text("Нет связи")
    put_call_off(olga, "12", matter)
    olga.context.set_offline(False)
    refused = banner(olga).get_by_role("listitem").filter(has_text=matter)
    expect(refused).to_contain_text("Не принято")

    refused.get_by_role("button", name="Исправить").click()

    sheet = olga.get_by_role("form", name="Отложить звонок")
    expect(sheet.get_by_label("О чём")).to_have_value(matter)
    sheet.get_by_label("Кому позвонить").fill(PHONE)
    sheet.get_by_role("button", name="Напомнить").click()
    expect(line_of(olga, matter)).to_be_visible()


def test_a_note_and_a_count_remind_of_a_call_at_its_moment_on_whatever_page(
    open_window: OpenWindow, address: str, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    matter = a_matter()
    page = open_window("/outages", who=OPERATOR)
    expect(page.get_by_text("На связи")).to_be_visible()
    count = page.get_by_role("link", name="1 ваше дело ждёт")
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    body = {"company": "zarya", "phone": PHONE, "reason": matter, "at": (datetime.now(UTC) + SOON).isoformat()}
    with Dispatch(address, "zarya", login) as dispatch:
        dispatch.ask("POST", "/deferred-calls", body, key=uuid.uuid4().hex)
    expect(count).not_to_be_visible()

    note = page.get_by_role("alert").filter(has_text=matter)
    expect(note).to_contain_text("Пора: отложенный звонок")
    expect(note).to_contain_text(PHONE)
    expect(count).to_have_text("1")
    take_picture(page, "duty-due")
    check_axe(page)

    note.get_by_role("button", name="Показать").click()
    expect(note).not_to_be_visible()
    finish(page.get_by_role("article", name=PHONE), "Дозвонилась вовремя")
    expect(count).not_to_be_visible()
