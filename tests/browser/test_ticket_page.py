"""A ticket's own page: everything about it, what may be done to it, and what others do meanwhile."""

import json
import re
import wave
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OPERATOR, TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.dispatch import Dispatch
from tests.browser.telephone import Telephone
from tests.browser.test_axe import wear
from tests.unit.attachments.files import png

ZARYA = "+78005550101"
RESIDENT, CALLER = "+79000001007", "+79000001005"
ADMIN = "anna@example.org"
SLUG = "zarya"
TALK_MS = 4000  # what is said takes its time: a recording of it has a length


@pytest.fixture
def dispatch(address: str, demo: dict[str, Any]) -> Iterator[Dispatch]:
    """The operator over the API."""
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    with Dispatch(address, SLUG, login) as dispatch:
        yield dispatch


@pytest.fixture
def number(dispatch: Dispatch) -> str:
    """A ticket about a dripping tap, with a description."""
    return dispatch.register(RESIDENT, "mixer_drips", description="Капает на кухне, ночью слышно")


def open_ticket(
    number: str, open_window: OpenWindow, demo: dict[str, Any], email: str = OPERATOR, **window: Any
) -> Page:
    """Its page, by an address that somebody has sent."""
    return open_window(f"/ticket/{SLUG}/{number}", who=email, **window)


def journal_of(page: Page) -> Locator:
    """The line of time."""
    return page.get_by_role("region", name="Журнал", exact=True)


def test_from_the_desk_to_the_page_where_the_call_is_heard(
    telephone: Telephone, desk: Desk, dispatch: Dispatch, address: str, take_picture: TakePicture
) -> None:
    desk.be("Готов")
    telephone.dial(CALLER, ZARYA)
    telephone.press("1")
    desk.accept()
    desk.page.wait_for_timeout(TALK_MS)
    desk.finish_call()
    call = next(one for one in dispatch.ask("GET", f"/contacts?company={SLUG}")["items"] if one["caller"] == CALLER)
    number = dispatch.register(CALLER, "cold_water_leak", contact_id=call["id"], description="Хлещет под раковиной")
    link = desk.open_ticket(number).get_by_role("link", name=number, exact=True).get_attribute("href")
    page = desk.page
    page.goto(f"{address}{link}")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Течёт труба холодной воды")
    journal = journal_of(page)
    journal.get_by_text(re.compile("^Звонки")).click()
    expect(journal).to_contain_text("с этого звонка началась заявка")
    journal.get_by_role("button", name="Прослушать запись").click()
    player = journal.get_by_role("group", name="Прослушать запись")
    expect(player.get_by_role("link", name="Сохранить")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.player audio').currentTime > 0.5")
    player.get_by_role("button", name="Пауза").click()  # at once: it is short, and what is at its end cannot be paused
    expect(page.locator(".player audio")).to_have_js_property("paused", True)
    place = player.get_by_role("slider", name="Место в записи")
    assert place.locator("canvas").count() > 0, "no waveform is drawn"
    player.get_by_text("2×").click()
    expect(page.locator(".player audio")).to_have_js_property("playbackRate", 2)
    place.focus()
    page.keyboard.press("Home")
    page.wait_for_function("() => document.querySelector('.player audio').currentTime < 0.1")
    take_picture(journal, "ticket-recording")

    photo = FilePayload(name="Потолок.png", mimeType="image/png", buffer=png())
    page.get_by_label("Приложить файл").set_input_files(files=[photo])
    picture = page.get_by_role("img", name="Потолок.png")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
    journal.get_by_text("Всё", exact=True).click()
    page.get_by_role("heading", name="О заявке").scroll_into_view_if_needed()
    take_picture(page, "ticket")
    wear(page, "dark")
    expect(journal).to_contain_text("приложен файл")
    take_picture(page, "ticket-dark")
    check_axe(page)


def long_recording() -> bytes:
    """A minute of silence."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * 60)
    return file.getvalue()


def test_a_recording_is_not_heard_in_the_talk_for_which_its_page_is_left(
    telephone: Telephone, desk: Desk, dispatch: Dispatch, address: str
) -> None:
    desk.be("Готов")
    telephone.dial(CALLER, ZARYA)
    telephone.press("1")
    desk.accept()
    desk.finish_call()
    call = next(one for one in dispatch.ask("GET", f"/contacts?company={SLUG}")["items"] if one["caller"] == CALLER)
    number = dispatch.register(CALLER, "cold_water_leak", contact_id=call["id"], description="Хлещет")
    page = desk.page
    page.route("**/*.wav?*", lambda route: route.fulfill(content_type="audio/wav", body=long_recording()))
    page.goto(f"{address}/ticket/{SLUG}/{number}")
    journal = journal_of(page)
    journal.get_by_text(re.compile("^Звонки")).click()
    journal.get_by_role("button", name="Прослушать запись").click()
    expect(journal.get_by_role("link", name="Сохранить")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.player audio').currentTime > 0.3")

    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")
    expect(desk.call("Входящий звонок")).to_be_visible()
    expect(page.locator(".player audio")).to_have_js_property("paused", False)
    page.keyboard.press("Alt+a")

    expect(desk.call("Разговор")).to_be_visible()
    expect(page.locator(".player audio")).to_have_js_property("paused", True)
    page.get_by_role("link", name=f"Вернуться: заявка {number}").click()
    expect(journal.get_by_role("link", name="Сохранить")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.player audio').readyState === 4")
    expect(page.locator(".player audio")).to_have_js_property("paused", True)
    page.get_by_role("button", name="К пульту").click()
    desk.finish_call()


def test_a_note_by_keys_and_an_action_are_there_at_once(
    number: str, open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch
) -> None:
    page = open_ticket(number, open_window, demo)
    journal = journal_of(page)
    expect(journal).to_contain_text("зарегистрировано")

    page.keyboard.press("n")
    page.keyboard.type("Собака во дворе")
    page.keyboard.press("Enter")
    expect(journal).to_contain_text("Собака во дворе")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Горячие клавиши")).to_be_visible()
    check_axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Горячие клавиши")).not_to_be_visible()
    page.get_by_role("button", name="Принять", exact=True).dblclick()

    expect(page.locator("header [data-state]")).to_have_text("принята")
    actions = [entry["action"] for entry in dispatch.journal(number)]
    assert (actions.count("accept"), actions.count("note")) == (1, 1)


def test_what_others_do_appears_and_who_was_overtaken_is_told_what_was_done(
    number: str, open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch
) -> None:
    page = open_ticket(number, open_window, demo, COLLEAGUE)
    page.get_by_role("button", name="Исправить…").click()
    dialog = page.get_by_role("dialog", name="Исправить")
    dialog.get_by_label("Описание").fill("Капает в ванной")

    dispatch.act(number, "accept")
    expect(page.locator("header [data-state]")).to_have_text("принята")
    dialog.get_by_role("button", name="Сохранить").click()

    told = dialog.get_by_role("alert")
    expect(told).to_contain_text("за это время заявку изменили")
    expect(told).to_contain_text("Ольга Диспетчер — принято")
    expect(dialog.get_by_label("Описание")).to_have_value("Капает в ванной")
    check_axe(page)
    told.get_by_role("button", name="Всё равно сделать").click()
    expect(dialog).not_to_be_visible()
    expect(page.get_by_text("Капает в ванной").first).to_be_visible()


def test_a_stale_click_is_not_sent_as_if_nothing_had_happened(
    number: str, open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch
) -> None:
    page = open_ticket(number, open_window, demo, COLLEAGUE)
    expect(journal_of(page)).to_contain_text("зарегистрировано")
    page.route(re.compile(rf"/tickets/{SLUG}/{number}(\?|$)"), hold_reads)  # the line is slow: the page shows what was

    dispatch.act(number, "start")
    page.get_by_role("button", name="Принять", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Ольга Диспетчер — начато")
    assert dispatch.ticket(number)["state"] == "in_progress"


def hold_reads(route: Route) -> None:
    """What is read does not come; what is sent goes through."""
    if route.request.method == "GET":
        return
    route.continue_()


def test_who_may_only_read_sees_everything_and_no_button(
    number: str, open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch
) -> None:
    page = open_window("/", who=OPERATOR)
    page.route(re.compile("/me$"), leave_reading)
    page.goto(f"{page.url}ticket/{SLUG}/{number}")

    expect(journal_of(page)).to_contain_text("зарегистрировано")
    expect(page.get_by_text("Капает на кухне, ночью слышно").first).to_be_visible()
    expect(page.get_by_role("group", name="Действия")).not_to_be_visible()
    for name in ("Заметка", "Приложить файл", "Номер заявки"):
        expect(page.get_by_label(name, exact=True)).to_have_count(0)
    page.keyboard.press("1")
    expect(page.locator("header [data-state]")).to_have_text("назначена")


def leave_reading(route: Route) -> None:
    """The person as the API tells, of a role that may only read."""
    answer = route.fetch()
    me = answer.json()
    me["may"] = [capability for capability in me["may"] if capability.endswith(".read")]
    route.fulfill(response=answer, body=json.dumps(me))


def test_an_administrator_is_told_that_tickets_are_not_theirs(
    number: str, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    page = open_ticket(number, open_window, demo, ADMIN)
    expect(page.get_by_text("Эта страница не для вашей роли")).to_be_visible()
    expect(page.get_by_text("Капает на кухне")).to_have_count(0)


def test_a_ticket_that_is_not_there_says_what_to_do(number: str, open_window: OpenWindow, demo: dict[str, Any]) -> None:
    page = open_ticket("999999", open_window, demo)
    expect(page.get_by_text("Заявки 999999 здесь нет.")).to_be_visible()
    expect(page.get_by_text("УК «Заря»: такого номера нет")).to_be_visible()
    check_axe(page)
    page.get_by_label("Номер заявки").fill(number)
    page.get_by_role("button", name="Найти").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Капает смеситель")
    page.get_by_role("button", name="Назад").click()
    expect(page.get_by_text("Заявки 999999 здесь нет.")).to_be_visible()


def test_on_a_telephone_it_is_one_column_with_a_camera(
    number: str, open_window: OpenWindow, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    page = open_ticket(number, open_window, demo, size=TELEPHONE_SIZE)
    facts = page.get_by_role("heading", name="О заявке")
    expect(facts).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{wide} pixels stick out"
    assert journal_of(page).bounding_box()["y"] > facts.bounding_box()["y"]  # type: ignore[index]
    expect(page.get_by_text("Сфотографировать")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Позвонить")).first).to_be_visible()
    take_picture(page, "ticket-phone")
    check_axe(page, page.get_by_role("main"))


def test_the_page_speaks_kazakh_and_polish(
    number: str, open_window: OpenWindow, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    page = open_ticket(number, open_window, demo)
    expect(journal_of(page)).to_be_visible()
    page.get_by_role("button", name="Қаз").click()
    expect(page.get_by_role("region", name="Журнал", exact=True)).to_contain_text("тіркелді")
    take_picture(page, "ticket-kk")
    page.get_by_role("button", name="Pol").click()
    expect(page.get_by_role("region", name="Dziennik", exact=True)).to_contain_text("zarejestrowano")


def test_the_guide_is_walked_on_the_page_and_read_in_the_journal(
    open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch, take_picture: TakePicture
) -> None:
    # Given a ticket about a flat without light, for which nobody has walked the script
    page = open_ticket(dispatch.register(RESIDENT, "no_power_in_flat"), open_window, demo)
    expect(page.get_by_role("button", name="Памятка")).to_be_visible()
    # when the operator opens the guide by its key, and answers by numbers
    page.keyboard.press("g")
    script = page.get_by_role("region", name="Сценарий разговора")
    expect(script).to_be_focused()
    for key in ("2", "1", "1", "3"):  # nothing smells, only this flat, one breaker is down, it falls again
        page.keyboard.press(key)
    expect(script).to_contain_text("Оставьте автомат опущенным")
    take_picture(page, "ticket-guide")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        # A drawer stands beside the page's root: its tags must be read all the same.
        check_axe(page, page.get_by_role("dialog"))
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Взять ответы в заявку").click()
    # then the answers are the ticket's, and the journal has them one by one
    expect(page.get_by_role("region", name="Что выяснили")).to_contain_text("Снова падает")
    expect(page.get_by_role("button", name="Памятка: ответов 4")).to_be_visible()
    answers = journal_of(page).get_by_role("list", name="Ответы").get_by_role("listitem")
    expect(answers).to_have_count(4)
    expect(answers.last).to_contain_text("Снова падает")
    # and what else the script has found is offered, not done
    page.get_by_role("button", name="Исправить на это").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Нет света в квартире")
    take_picture(journal_of(page), "ticket-journal-guide")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tags_in_a_dialog_are_to_be_read(
    number: str, open_window: OpenWindow, demo: dict[str, Any], theme: str
) -> None:
    page = open_ticket(number, open_window, demo)
    wear(page, theme)
    page.get_by_role("button", name="Назначить заново…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".ant-tag").first).to_be_visible()
    check_axe(page, dialog)


def test_what_was_done_without_a_line_says_when_it_was_done_and_when_it_was_heard_of(
    number: str, open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch
) -> None:
    token = dispatch.link(f"Заявка {number}:").rpartition("/work/")[2]
    now = datetime.now(UTC)
    dispatch.ask(
        "POST",
        f"/work/{token}/actions",
        {"action": "accept", "done_at": (now - timedelta(minutes=10)).isoformat(), "sent_at": now.isoformat()},
    )
    page = open_ticket(number, open_window, demo)
    # In the company's zone, in which the demo's residents live.
    zone = ZoneInfo("Europe/Moscow")
    done = (now - timedelta(minutes=10)).astimezone(zone)
    expect(journal_of(page)).to_contain_text(re.compile(f"сделано (.*, )?{done:%H:%M}, узнали"))


def test_nobody_at_the_desk_reads_the_link_that_was_sent_to_the_executor(
    number: str, open_window: OpenWindow, demo: dict[str, Any], dispatch: Dispatch
) -> None:
    link = dispatch.link(f"Заявка {number}:")
    page = open_ticket(number, open_window, demo)
    journal = journal_of(page)
    expect(journal).to_contain_text("/work/•••")
    assert link.rpartition("/work/")[2] not in page.content()


def test_both_columns_end_where_the_page_does_with_one_gap_between_parts(
    number: str, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    page = open_ticket(number, open_window, demo, locale="kk-KZ")
    for counted in ("Қадамдар", "Хабарлар"):
        expect(page.locator(".time-line").get_by_text(re.compile(rf"^{counted} \d+$"))).to_be_visible()
    edges = page.evaluate(
        """() => {
            const box = selector => document.querySelector(selector).getBoundingClientRect();
            const [first, second] = [box(".ticket-part"), box(".time-line")];
            return {between: second.left - first.right, right: box(".ticket-page").right - second.right, left: first.left};
        }"""
    )
    assert edges["between"] == pytest.approx(12, abs=0.5)
    assert edges["right"] == pytest.approx(edges["left"], abs=0.5)
    # in the longest language, too, what is chosen among stands in one line
    tops = page.locator(".time-line .ant-segmented-item").evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(set(tops)) == 1
