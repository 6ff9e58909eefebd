"""The register: live across windows and broken lines, filtered by links, arranged and worked through by somebody."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OPERATOR, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch
from tests.browser.register import Register, open_register

PHONE, NEIGHBOUR = "+79000001007", "+79000001008"
ELSEWHERE_WITHIN_MS = 2_000
# Whether words go beyond the room that is theirs.
CUT = """element => {
    const words = document.createRange();
    words.selectNodeContents(element);
    const around = element.closest("[role=columnheader], [role=gridcell]");
    const room = Math.min(element.getBoundingClientRect().right, around.getBoundingClientRect().right - 8);
    return words.getBoundingClientRect().right > room + 0.5;
}"""

# Pixels between the last column and the end of the list.
LEFT_EMPTY = """grid => {
    const last = [...grid.querySelectorAll("[role=columnheader]")].at(-1);
    return Math.abs(grid.getBoundingClientRect().right - last.getBoundingClientRect().right);
}"""


def login_of(demo: dict[str, Any], email: str) -> dict[str, str]:
    found: dict[str, str] = next(one for one in demo["logins"] if one["email"] == email)
    return found


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    with Dispatch(address, "zarya", login_of(demo, COLLEAGUE)) as colleague:
        yield colleague


@pytest.fixture
def register(open_window: OpenWindow, demo: dict[str, Any]) -> Register:
    return open_register(open_window, login_of(demo, OPERATOR), "?company=zarya")


def test_what_is_done_elsewhere_shows_within_two_seconds(
    register: Register, dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    other = open_register(open_window, login_of(demo, COLLEAGUE))
    number = dispatch.register(PHONE, "mixer_drips")
    for seen in (register, other):
        expect(seen.row(number)).to_contain_text("назначена", timeout=ELSEWHERE_WITHIN_MS)
    dispatch.act(number, "accept")
    for seen in (register, other):
        expect(seen.row(number)).to_contain_text("принята", timeout=ELSEWHERE_WITHIN_MS)

    other.select(number)
    other.page.get_by_role("button", name="Изменить срочность").click()
    other.page.get_by_label("Причина").fill("В доме маленький ребёнок")
    other.page.get_by_role("button", name="Выполнить: 1").click()
    expect(register.row(number)).to_contain_text("срочно", timeout=ELSEWHERE_WITHIN_MS)


def test_a_lost_line_is_made_up_for_row_by_row(register: Register, dispatch: Dispatch) -> None:
    changed, left = dispatch.register(PHONE, "mixer_drips"), dispatch.register(PHONE, "mixer_drips")
    expect(register.row(changed)).to_be_visible()
    expect(register.row(left)).to_be_visible()
    register.page.context.set_offline(True)
    register.page.evaluate("window.sockets?.forEach((one) => one.close())")
    dispatch.act(changed, "accept")
    dispatch.act(changed, "start")
    new = dispatch.register(PHONE, "mixer_drips")
    expect(register.row(new)).to_have_count(0)
    asked: list[str] = []
    register.page.on("request", lambda request: asked.append(request.url))
    register.page.context.set_offline(False)
    expect(register.row(changed)).to_contain_text("в работе")
    expect(register.row(new)).to_be_visible()
    assert not [one for one in asked if "/tickets?" in one], "the list was read anew"
    dispatch.act(left, "accept")
    expect(register.row(left)).to_contain_text("принята", timeout=ELSEWHERE_WITHIN_MS * 3)


def test_a_filter_is_a_link_and_the_way_back_works(
    register: Register, dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    number, other = dispatch.register(PHONE, "mixer_drips"), dispatch.register(PHONE, "riser_burst")
    register.choose("Срочность", "авария")
    expect(register.row(other)).to_be_visible()
    expect(register.row(number)).to_have_count(0)
    link = register.page.url.partition("/register")[2]
    assert link == "?company=zarya&urgency=emergency"
    colleague = open_register(open_window, login_of(demo, COLLEAGUE), link)
    expect(colleague.row(other)).to_be_visible()
    expect(colleague.row(number)).to_have_count(0)

    register.page.go_back()
    expect(register.row(number)).to_be_visible()
    register.grid.focus()
    register.page.keyboard.press("Home")
    register.page.keyboard.press("/")
    register.page.keyboard.type(number)
    register.page.keyboard.press("Enter")
    expect(register.rows).to_have_count(1)
    assert register.page.url.endswith(f"number={number}")
    register.grid.focus()
    register.page.keyboard.press("ArrowDown")
    register.page.keyboard.press("Enter")
    register.page.wait_for_url(f"**/ticket/zarya/{number}")
    register.page.go_back()
    expect(register.row(number)).to_be_visible()


def test_of_several_companies_an_executor_is_named_with_theirs_and_a_number_says_whose_it_is(
    address: str, dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    # Given the same number in two companies, and both before somebody
    phone = next(one["phone"] for one in demo["callers"] if one["company"] == "samal" and one["name"])
    with Dispatch(address, "samal", login_of(demo, COLLEAGUE)) as samal:
        theirs = samal.ticket(samal.register(phone, "mixer_drips"))
        while int(ours := dispatch.register(PHONE, "mixer_drips")) < int(theirs["number"]):
            pass
        while int(theirs["number"]) < int(ours):
            theirs = samal.ticket(samal.register(phone, "mixer_drips"))
    register = open_register(open_window, login_of(demo, OPERATOR), "?company=zarya&company=samal")
    expect(register.row(ours)).to_be_visible()
    expect(register.row(theirs["number"], "samal")).to_be_visible()
    # when they choose an executor of one of them
    register.page.get_by_role("combobox", name="Исполнитель").fill(theirs["executor_name"])
    register.page.locator(".ant-select-item-option:visible").filter(has_text=theirs["executor_name"]).last.click()
    # then only that company's tickets are shown, and the link names both
    expect(register.row(theirs["number"], "samal")).to_be_visible()
    expect(register.row(ours)).to_have_count(0)
    assert f"executor=samal%2F{theirs['executor_id']}" in register.page.url
    colleague = open_register(open_window, login_of(demo, COLLEAGUE), register.page.url.partition("/register")[2])
    expect(colleague.row(theirs["number"], "samal")).to_be_visible()
    expect(colleague.row(ours)).to_have_count(0)
    # and whoever goes to the number is asked whose it is
    page = register.page
    page.go_back()
    expect(register.row(ours)).to_be_visible()
    page.get_by_role("button", name="Перейти…").click()
    page.get_by_label("Номер", exact=True).fill(ours)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Такой номер есть в нескольких компаниях")).to_be_visible()
    check_axe(page, page.locator(".register-jump"))
    page.get_by_role("button", name="Заря").click()
    page.wait_for_url(f"**at=zarya%2F{ours}*")
    expect(register.row(ours)).to_have_class(re.compile("active"))


def test_words_and_addresses_are_found(register: Register, dispatch: Dispatch) -> None:
    number = dispatch.register(PHONE, "mixer_drips", description="Капает на кухне, жёлтая лейка")
    dispatch.register(PHONE, "mixer_drips")
    register.search.fill("ЖЕЛТАЯ лейка")
    register.search.press("Enter")
    expect(register.row(number)).to_be_visible()
    expect(register.rows).to_have_count(1)
    expect(register.page.get_by_text("это все")).to_be_visible()
    register.search.fill("таких слов нет")
    register.search.press("Enter")
    expect(register.page.get_by_text("Ничего не подошло")).to_be_visible()
    # and by its address, as people write it: the flat beside it is another's
    place = dispatch.ticket(number)["place"]
    elsewhere = dispatch.register(NEIGHBOUR, "mixer_drips")
    register.search.fill(f"рабфаковский 5 кв {place['flat']}")
    register.search.press("Enter")
    expect(register.row(number)).to_be_visible()
    expect(register.row(elsewhere)).to_have_count(0)


def test_many_at_once_with_a_preview(register: Register, dispatch: Dispatch, take_picture: TakePicture) -> None:
    first, second, closed = (dispatch.register(PHONE, "mixer_drips") for _ in range(3))
    dispatch.act(closed, "decline", reason="Ошибка")
    expect(register.row(closed)).to_contain_text("отклонена")
    register.select(first, second, closed)
    register.page.get_by_role("button", name="Добавить наблюдателя").click()
    dialog = register.page.get_by_role("dialog")
    dialog.get_by_label("Телефон или почта").fill("starshaya@example.org")
    expect(dialog.get_by_text("Можно: 2 из 3.")).to_be_visible()
    expect(dialog.get_by_role("row").filter(has_text=closed)).to_contain_text("не в этом состоянии")
    # Somebody is quicker with one of them.
    take_picture(register.page, "register-bulk")
    check_axe(register.page, dialog)
    dialog.get_by_role("button", name="Выполнить: 2").click()
    expect(dialog.get_by_text("Сделано: 2 из 2.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Ещё раз: 0")).to_be_disabled()
    dialog.get_by_role("button", name="Готово").click()
    watched = [one["address"] for one in dispatch.ticket(first)["watchers"]]
    assert watched == ["starshaya@example.org"]


def test_what_came_of_it_stays_when_all_chosen_ones_leave_the_list(
    dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    first, second, left = (dispatch.register(PHONE, "mixer_drips") for _ in range(3))
    register = open_register(open_window, login_of(demo, OPERATOR), "?company=zarya&urgency=normal")
    register.select(first, second)
    register.page.get_by_role("button", name="Изменить срочность").click()
    dialog = register.page.get_by_role("dialog")
    dialog.get_by_label("Причина").fill("В доме маленький ребёнок")

    dialog.get_by_role("button", name="Выполнить: 2").click()

    for gone in (first, second):
        expect(register.row(gone)).to_have_count(0)
    expect(dialog.get_by_text("Сделано: 2 из 2.")).to_be_visible()
    dialog.get_by_role("button", name="Готово").click()
    register.select(left)
    expect(register.page.get_by_role("region", name="Отмеченные заявки")).to_contain_text("1")
    expect(dialog).not_to_be_visible()


def test_columns_are_remembered(register: Register) -> None:
    assert register.headings()[:3] == ["Номер", "Состояние", "Осталось"]
    register.page.get_by_role("button", name="Столбцы").click()
    register.page.get_by_role("checkbox", name="Телефон").check()
    register.page.get_by_role("button", name="Состояние: левее").click()
    register.page.keyboard.press("Escape")
    edge = register.page.get_by_role("separator", name="Ширина столбца «Номер»: стрелки")
    edge.focus()
    edge.press("ArrowRight")
    register.page.reload()
    expect(register.grid.get_by_role("columnheader").filter(has_text="Телефон")).to_be_visible()
    assert register.headings()[:2] == ["Состояние", "Номер"]
    number = register.grid.get_by_role("columnheader").filter(has_text="Номер").first
    assert number.evaluate("element => element.offsetWidth") == 88


@pytest.mark.parametrize("width", [1366, 1440])
def test_lines_fill_the_page_and_tell_house_and_lateness(
    width: int, dispatch: Dispatch, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    # Given somebody before a burst pipe that nobody has accepted, and twenty minutes have gone by
    number = dispatch.register(PHONE, "riser_burst")
    register = open_register(open_window, login_of(demo, OPERATOR), "?company=zarya", size=(width, 768))
    row = register.row(number)
    expect(row).to_be_visible()
    register.page.clock.set_system_time(datetime.now(UTC) + timedelta(minutes=20))
    # then it says in short how late it is, and under the pointer until when it was
    clock = row.locator(".register-clock")
    expect(clock).to_have_text(re.compile(r"^−\d+:\d\d$"))
    clock.hover()
    limit = re.compile(r"^просрочено на \d+:\d\d · \d+ \S+ \d{4} г\. в \d+:\d\d:\d\d GMT\+3$")
    expect(row.locator("[data-column=clock]")).to_have_attribute("title", limit)
    # and the whole end of the address is there, and the columns end where the page does
    house = row.locator(".register-house")
    expect(house).to_have_text(re.compile(r"^дом .*кв\. \d+$"))
    assert house.evaluate(CUT) is False
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth && row.scrollHeight <= row.clientHeight")
    assert register.grid.evaluate(LEFT_EMPTY) <= 2


@pytest.mark.parametrize(
    ("locale", "columns"), [("ru-RU", "Столбцы"), ("kk-KZ", "Бағандар"), ("pl-PL", "Kolumny"), ("en-GB", "Columns")]
)
def test_the_name_of_no_column_is_cut(locale: str, columns: str, open_window: OpenWindow) -> None:
    page = open_window("/register?company=zarya", who=OPERATOR, locale=locale)
    names = page.get_by_role("columnheader").locator(".register-name, .register-sort")
    expect(names).to_have_count(10)
    page.get_by_role("button", name=columns).click()
    for choice in page.locator(".register-columns").get_by_role("checkbox").all():
        choice.check()
    expect(names).to_have_count(18)
    cut = [name.inner_text() for name in names.all() if name.evaluate(CUT)]
    assert cut == []


def test_what_comes_in_above_moves_nothing_and_at_the_top_is_seen(register: Register, dispatch: Dispatch) -> None:
    # Given more tickets than the list shows at once, and somebody in the midst of them
    for _ in range(30):
        oldest = dispatch.register(PHONE, "mixer_drips")
    expect(register.row(oldest)).to_be_visible()
    register.grid.focus()
    for _ in range(3):
        register.page.keyboard.press("PageDown")
    active = register.grid.locator(".register-row.active")
    expect(active).to_be_in_viewport()
    place, looked_at = active.bounding_box(), active.get_attribute("data-id")
    assert register.grid.evaluate("grid => grid.scrollTop") > 0
    index = int(active.get_attribute("aria-rowindex") or 0)
    # when others register
    new = [dispatch.register(PHONE, "mixer_drips") for _ in range(3)]
    # then what they look at has three more above it, and stays where it is
    expect(active).to_have_attribute("aria-rowindex", f"{index + 3}")
    assert active.get_attribute("data-id") == looked_at
    assert active.bounding_box() == place
    # and whoever is at the top sees the new ones come
    register.page.keyboard.press("Home")
    expect(register.row(new[-1])).to_be_in_viewport()
    newest = dispatch.register(PHONE, "mixer_drips")
    expect(register.row(newest)).to_be_in_viewport()
    assert register.grid.evaluate("grid => grid.scrollTop") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_read_it(register: Register, dispatch: Dispatch, theme: str, take_picture: TakePicture) -> None:
    numbers = [dispatch.register(PHONE, problem) for problem in ("mixer_drips", "riser_burst", "lift_noise")]
    dispatch.act(numbers[0], "accept")
    register.page.evaluate("theme => localStorage.setItem('dozor.theme', theme)", theme)
    register.page.reload()
    expect(register.row(numbers[0])).to_be_visible()
    register.grid.focus()
    register.page.keyboard.press("ArrowDown")
    register.page.keyboard.press("x")
    expect(register.page.get_by_role("region", name="Отмеченные заявки")).to_be_visible()
    take_picture(register.page, "register" if theme == "light" else "register-dark")
    check_axe(register.page)
