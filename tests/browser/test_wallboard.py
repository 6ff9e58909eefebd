"""The wallboard: a caller waits, a supervisor listens, joins and sets a state; nobody else sees any of it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.dispatch import wait_for
from tests.browser.telephone import Telephone

SUPERVISOR = "svetlana@example.org"
A_ROUND_OF_WAITING_MS = 60_000  # between two looks of the flow whether somebody has been moved


class Wallboard:
    """What a supervisor does and sees. Words are those of the Russian page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def part(self, name: str) -> Locator:
        """A card of the page."""
        return self.page.get_by_role("region", name=name, exact=True)

    def ask(self, why: str, button: str, choice: str = "") -> None:
        """Answer the question whether it is meant."""
        dialog = self.page.get_by_role("dialog")
        if choice:
            dialog.get_by_role("combobox").click()
            dialog.get_by_role("combobox").fill(choice)
            self.page.locator(".ant-select-item-option").get_by_text(choice, exact=True).click()
        dialog.get_by_label("Почему").fill(why)
        dialog.get_by_role("button", name=button).click()
        expect(dialog).not_to_be_visible()


@pytest.fixture
def wallboard(open_window: OpenWindow) -> Wallboard:
    """A supervisor before the wallboard."""
    page = open_window("/wallboard", who=SUPERVISOR)
    expect(page.get_by_role("region", name="Звонки", exact=True)).to_be_visible()
    return Wallboard(page)


def seconds(text: str) -> int:
    """The seconds of "1:05"."""
    found = re.search(r"(\d+):(\d\d)", text)
    assert found, text
    return int(found[1]) * 60 + int(found[2])


def test_a_caller_who_waits_is_seen_with_growing_time(
    telephone: Telephone, desk: Desk, wallboard: Wallboard, take_picture: TakePicture
) -> None:
    # Given an operator at lunch, and somebody who waits in a queue of Zarya
    desk.be("Перерыв")
    telephone.dial("+79000000931", "+78005550101")
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    # then the wallboard shows them without being asked for
    call = wallboard.part("Звонки").get_by_role("listitem").filter(has_text="+79000000931")
    expect(call).to_contain_text("ждёт")
    row = wallboard.part("Очереди").get_by_role("row").filter(has_text="Операторы · RU")
    expect(row.get_by_role("cell").nth(0)).to_have_text("1")
    # and says in whose zone it tells the time, and of what time its level is
    expect(wallboard.page.get_by_text(re.compile(r"^Данные на \d\d:\d\d:\d\d GMT\+3$"))).to_be_visible()
    expect(wallboard.page.get_by_text("сегодня за 20 с, цель 80 %")).to_be_visible()
    # and the time grows
    before = seconds(call.inner_text())
    wait_for(lambda: seconds(call.inner_text()) >= before + 3, "growing time")
    take_picture(wallboard.page, "wallboard")
    check_axe(wallboard.page)
    # on a wall, too
    wallboard.page.keyboard.press("Alt+b")
    expect(wallboard.page.get_by_role("button", name="Перевести")).to_have_count(0)
    expect(call).to_be_visible()
    take_picture(wallboard.page, "wallboard-big")
    wallboard.page.keyboard.press("Escape")
    # when they hang up they are gone
    telephone.hang_up()
    expect(call).not_to_be_visible()


def test_a_supervisor_listens_joins_and_leaves(
    telephone: Telephone, desk: Desk, wallboard: Wallboard, take_picture: TakePicture
) -> None:
    # Given an operator who talks with a resident
    desk.be("Готов")
    telephone.dial("+79000000932", "+78005550101")
    telephone.press("0")
    desk.accept()
    # when the supervisor listens, having said why
    call = wallboard.part("Звонки").get_by_role("listitem").filter(has_text="+79000000932")
    expect(call).to_contain_text("разговор")
    call.get_by_role("button", name="Слушать: ").click()
    dialog = wallboard.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ни звонящий, ни оператор об этом не узнают")
    check_axe(wallboard.page)
    wallboard.ask("Жалоба на прошлой неделе", "Слушать")
    strip = wallboard.part("Вы слушаете")
    expect(strip).to_contain_text("В разговоре: +79000000932, Ольга Диспетчер")
    take_picture(wallboard.page, "wallboard-listen")
    # then the operator sees nobody else, until she joins
    expect(desk.call("Разговор")).not_to_contain_text("Светлана")
    strip.get_by_role("button", name="Войти в разговор").click()
    wallboard.ask("Житель просит старшего", "Войти в разговор")
    expect(strip).to_contain_text("Вы в разговоре: вас слышат все")
    expect(desk.call("Разговор")).to_contain_text("Светлана")
    # and leaves
    strip.get_by_role("button", name="Выйти").click()
    expect(strip).not_to_be_visible()
    expect(desk.call("Разговор")).not_to_contain_text("Светлана")
    desk.finish_call()


def test_a_supervisor_moves_who_waits_to_another_queue_where_they_are_answered(
    telephone: Telephone, desk: Desk, wallboard: Wallboard, take_picture: TakePicture
) -> None:
    # Given somebody who waits for an operator, and nobody who is ready
    desk.be("Перерыв")
    telephone.dial("+79000000933", "+78005550101")
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    call = wallboard.part("Звонки").get_by_role("listitem").filter(has_text="+79000000933")
    expect(call).to_contain_text("Операторы · RU")
    # when the supervisor moves them, having said why
    call.get_by_role("button", name="Перевести: +79000000933").click()
    dialog = wallboard.page.get_by_role("dialog")
    expect(dialog).to_contain_text("время ожидания сохранится")
    expect(dialog.get_by_role("button", name="Перевести", exact=True)).to_be_disabled()
    check_axe(wallboard.page, dialog)
    wallboard.ask("Это прорыв, а не вопрос", "Перевести", choice="Аварии · RU")
    expect(wallboard.page.get_by_text("переводим, это займёт до минуты")).to_be_visible()
    # then they wait there, without having lost their place
    expect(call).to_contain_text("Аварии · RU", timeout=A_ROUND_OF_WAITING_MS)
    row = wallboard.part("Очереди").get_by_role("row").filter(has_text="Аварии · RU")
    expect(row.get_by_role("cell").nth(0)).to_have_text("1")
    take_picture(wallboard.page, "wallboard-moved")
    # and whoever becomes ready talks with them
    desk.be("Готов")
    desk.accept()
    expect(call).to_contain_text("разговор")
    desk.finish_call()


def test_a_supervisor_gives_who_waits_to_one_operator_first(
    telephone: Telephone, desk: Desk, wallboard: Wallboard
) -> None:
    desk.be("Перерыв")
    telephone.dial("+79000000934", "+78005550101")
    telephone.press("0")
    telephone.hears("оставайтесь на линии")
    call = wallboard.part("Звонки").get_by_role("listitem").filter(has_text="+79000000934")
    call.get_by_role("button", name="Перевести: +79000000934").click()
    wallboard.ask("Она знает этот дом", "Перевести", choice="Ольга Диспетчер")
    expect(wallboard.page.get_by_text("сначала ждёт: Ольга Диспетчер")).to_be_visible()
    desk.be("Готов")
    desk.accept()
    expect(call).to_contain_text("Ольга Диспетчер")
    desk.finish_call()


def test_an_operator_sees_who_has_set_their_state(desk: Desk, wallboard: Wallboard, take_picture: TakePicture) -> None:
    desk.be("Готов")
    olga = wallboard.part("Операторы").get_by_role("listitem").filter(has_text="Ольга Диспетчер")
    expect(olga).to_contain_text(re.compile("(?<!не )готов"))
    olga.get_by_role("button", name="Сменить состояние: Ольга Диспетчер").click()
    wallboard.ask("Два часа без перерыва", "Сменить состояние: Ольга Диспетчер", choice="Перерыв")
    expect(olga).to_contain_text("Перерыв")
    expect(desk.page.get_by_role("radio", name="Перерыв", exact=True)).to_be_checked()
    note = desk.page.get_by_text("Светлана Старшая: вам установлено состояние «Перерыв». Два часа без перерыва")
    expect(note).to_be_visible()
    take_picture(desk.page, "desk-state-set")


def test_what_was_done_with_an_operator_who_has_no_call_is_read_in_the_trail(
    desk: Desk, wallboard: Wallboard, take_picture: TakePicture
) -> None:
    # Given the trail, open, and an operator who has no call
    desk.be("Готов")
    trail = wallboard.part("Что делали старшие")
    trail.get_by_text("Что делали старшие", exact=True).click()
    # when the supervisor sends her to a break
    olga = wallboard.part("Операторы").get_by_role("listitem").filter(has_text="Ольга Диспетчер")
    expect(olga).to_contain_text(re.compile("(?<!не )готов"))
    olga.get_by_role("button", name="Сменить состояние: Ольга Диспетчер").click()
    wallboard.ask("Три часа у телефона", "Сменить состояние: Ольга Диспетчер", choice="Перерыв")
    # then the first line says who, whom, from what to what, and why
    first = trail.get_by_role("listitem").first
    expect(first).to_contain_text("Светлана Старшая: состояние Ольга Диспетчер, Готов → Перерыв", timeout=20_000)
    expect(first).to_contain_text("Три часа у телефона")
    check_axe(wallboard.page, trail)
    trail.scroll_into_view_if_needed()
    take_picture(wallboard.page, "wallboard-trail")
    # and another supervisor's page that is opened later reads it, too
    wallboard.page.reload()
    trail.get_by_text("Что делали старшие", exact=True).click()
    expect(trail.get_by_role("listitem").first).to_contain_text("Три часа у телефона")


def test_the_wallboard_in_the_dark_and_in_kazakh(wallboard: Wallboard, take_picture: TakePicture) -> None:
    wallboard.page.emulate_media(color_scheme="dark")
    take_picture(wallboard.page, "wallboard-dark")
    check_axe(wallboard.page)
    wallboard.page.get_by_role("button", name="Қаз", exact=True).click()
    expect(wallboard.page.get_by_role("heading", name="Кезектер")).to_be_visible()


def test_an_operator_finds_no_wallboard(desk: Desk, address: str) -> None:
    expect(desk.page.get_by_role("link", name="Табло")).to_have_count(0)
    desk.page.goto(f"{address}/wallboard")
    expect(desk.page.get_by_text("Эта страница не для вашей роли.")).to_be_visible()
