"""The desk on Connect: as an application of the agent workspace, and by itself with the panel in a hidden frame.

The real libraries run in the real desk; the other end of their messages is ours (`panels.py`).
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, FrameLocator, Page, expect

from tests.browser.conftest import DESK_SIZE, FLAGS, OPERATOR, SIT_DOWN, TakePicture
from tests.browser.desk import Desk
from tests.browser.panels import INSTANCE, done, name_instance, order, play_panel, play_workspace, tell_settings
from tests.browser.sessions import KEY

RESIDENT = "+79000001007"
CALL = {
    "contactId": "c-2",
    "initialContactId": "c-1",
    "type": "voice",
    "phone": RESIDENT,
    "queue": "operator-ru",
    "attributes": {"company": "zarya", "language": "ru", "resident_name": "Анна"},
}

# As Chromium answers a page in another site's frame when it keeps third parties out.
KEEP_OUT = """() => {
    if (window === window.top) return;
    const refuse = () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
    IDBFactory.prototype.open = refuse;
    LockManager.prototype.request = async () => refuse();
    window.BroadcastChannel = class { constructor() { refuse(); } };
}"""

# What a softphone does before it can take a call.
HEAR = """async () => {
    const [track] = (await navigator.mediaDevices.getUserMedia({ audio: true })).getAudioTracks();
    const state = track.readyState;
    track.stop();
    return state;
}"""


@pytest.fixture(scope="module")
def beside_an_instance(browser: Browser, chromium: str) -> Iterator[Browser]:
    """A browser that takes the instance for what it is, a site as near as the pages: it stands at no address.

    It has a microphone, of which nobody is asked whether a page may use it.
    """
    features = "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets"
    microphone = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    flags = ["--headless=new", *FLAGS, features, *microphone]
    running = browser.browser_type.launch(executable_path=chromium, args=flags)
    yield running
    running.close()


@pytest.fixture
def context(beside_an_instance: Browser, address: str, session_of: Callable[[str], str]) -> Iterator[BrowserContext]:
    """A profile whose pages are those of an instance, with somebody signed in to Dozor."""
    size = {"width": DESK_SIZE[0], "height": DESK_SIZE[1]}
    context = beside_an_instance.new_context(viewport=size, locale="ru-RU", reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    context.add_init_script(f"({SIT_DOWN})({json.dumps([KEY, session_of(OPERATOR)])})")
    tell_settings(context, address)
    name_instance(context, address)
    yield context
    context.close()


class Framed(Desk):
    """The desk within the workspace: its page is a frame of another one."""

    def __init__(self, frame: FrameLocator, page: Page) -> None:
        super().__init__(frame)  # type: ignore[arg-type]
        self.keyboard = page.keyboard


@pytest.fixture
def workspace(context: BrowserContext, address: str, demo: dict[str, Any]) -> Page:
    """The agent workspace of an agent who is ready, with the desk in it.

    The browser keeps third parties out: in the frame the desk has no storage, no database, no locks, and nobody is signed in.
    """
    context.add_init_script(f"({KEEP_OUT})()")
    play_workspace(context, address)
    page = context.new_page()
    page.goto(f"{INSTANCE}/agent-app-v2")
    login = next(login for login in demo["logins"] if login["email"] == OPERATOR)
    Framed(page.frame_locator("iframe"), page).sign_in(login["email"], login["password"])
    return page


def test_in_the_workspace_the_same_desk_answers_holds_and_finishes(workspace: Page, take_picture: TakePicture) -> None:
    desk = Framed(workspace.frame_locator("iframe"), workspace)
    desk.be("Готов")
    order(workspace, "ring", CALL)
    ringing = desk.call("Входящий звонок")
    expect(ringing).to_contain_text("Анна")
    ringing.get_by_role("button", name="Принять").click()

    talk = desk.call("Разговор")
    expect(desk.phone).to_have_value(RESIDENT)
    expect(desk.button("Удержать")).to_be_visible()
    for missing in ("Выключить микрофон", "Набор"):  # the SDK has no word for them: the panel beside the page does it
        expect(talk.get_by_role("button", name=missing, exact=True)).not_to_be_visible()
    take_picture(workspace, "workspace-talk")
    desk.button("Удержать").click()
    expect(desk.parties().filter(has_text="на удержании")).to_have_count(1)
    desk.button("Вернуть").click()
    expect(desk.parties().filter(has_text="на удержании")).to_have_count(0)
    desk.finish_call()

    expect(talk).not_to_be_visible()
    changes = [line.partition(" ")[0] for line in done(workspace)]
    assert changes == [
        "agent/setAvailabilityStateByName",
        "contact/accept",
        "voice/holdParticipant",
        "voice/resumeParticipant",
        "contact/disconnectSelf",
        "contact/clear",
    ]


def test_what_the_application_is_not_permitted_is_left_to_the_panel(workspace: Page) -> None:
    desk = Framed(workspace.frame_locator("iframe"), workspace)
    desk.be("Готов")
    workspace.evaluate("window.side.forbidden.add('contact/accept')")
    order(workspace, "ring", CALL)
    ringing = desk.call("Входящий звонок")
    ringing.get_by_role("button", name="Принять").click()
    expect(ringing).to_contain_text("Ответьте в панели Connect")
    expect(ringing.get_by_role("button", name="Принять")).not_to_be_visible()

    order(workspace, "connect", "c-2")
    expect(desk.phone).to_have_value(RESIDENT)


@pytest.fixture
def alone(context: BrowserContext, address: str) -> Page:
    """The desk by itself, and the panel that it opens in a hidden frame."""
    play_panel(context)
    page = context.new_page()
    page.goto(f"{address}/desk")
    return page


def panel_of(page: Page) -> Frame:
    """The hidden frame."""
    expect(page.locator(f"iframe[src^='{INSTANCE}']")).to_have_count(1)
    found = next((frame for frame in page.frames if frame.url.startswith(INSTANCE)), None)
    assert found is not None
    return found


def test_by_itself_the_desk_answers_mutes_presses_keys_asks_and_hands_over(
    alone: Page, take_picture: TakePicture
) -> None:
    desk = Desk(alone)
    desk.be("Готов")
    panel = panel_of(alone)
    order(panel, "ring", CALL)
    expect(desk.call("Входящий звонок")).to_contain_text(RESIDENT)
    desk.accept()
    expect(desk.phone).to_have_value(RESIDENT)
    desk.button("Выключить микрофон").click()
    expect(desk.parties().filter(has_text="микрофон выключен")).to_have_count(1)
    desk.button("Включить микрофон").click()
    expect(desk.button("Выключить микрофон")).to_be_visible()
    desk.button("Удержать").click()
    expect(desk.parties().filter(has_text="на удержании")).to_have_count(1)
    desk.button("Вернуть").first.click()
    alone.keyboard.press("Alt+k")
    alone.keyboard.press("1")
    alone.keyboard.press("Alt+k")
    desk.call_in("Спросить", "Boris")
    expect(desk.parties().filter(has_text="Boris")).to_contain_text("вызываем")
    order(panel, "answered", "c-2")
    desk.button("Соединить всех").click()
    expect(desk.parties().filter(has_text="на удержании")).to_have_count(0)
    take_picture(alone, "streams-conference")
    desk.button("Передать и выйти").click()
    desk.button("Завершить обработку").click()

    expect(desk.call("Завершение")).not_to_be_visible()
    assert done(panel) == [
        "putAgentState",
        "acceptContact",
        "mute true",
        "mute false",
        "holdConnection customer",
        "resumeConnection customer",
        "sendDigits customer 1",
        "createAdditionalConnection",
        "conferenceConnections",
        "destroyConnection own",
        "clearContact",
    ]


def test_the_panel_may_use_the_microphone_and_nothing_else_that_could_be_asked_for(alone: Page) -> None:
    Desk(alone).be("Готов")
    panel = panel_of(alone)

    assert panel.evaluate(f"({HEAR})()") == "live"
    asked = ["camera", "geolocation", "display-capture", "usb"]
    allowed = "asked => asked.filter((name) => document.featurePolicy.allowsFeature(name))"
    assert panel.evaluate(allowed, asked) == []


def test_a_missed_call_makes_room_for_the_next_and_one_of_our_own_is_dialled(alone: Page) -> None:
    desk = Desk(alone)
    desk.be("Готов")
    panel = panel_of(alone)
    order(panel, "ring", CALL)
    expect(desk.call("Входящий звонок")).to_be_visible()
    order(panel, "miss", "c-2")
    expect(alone.get_by_text(f"Пропущен звонок с {RESIDENT}")).to_be_visible()
    dial: Any = alone.get_by_role("textbox", name="Позвонить на номер")
    dial.fill("8 (900) 000-10-09")
    dial.press("Enter")
    expect(desk.call("Звоним")).to_contain_text("+79000001009")
    order(panel, "connect", "own-call")
    expect(desk.call("Разговор")).to_be_visible()
    desk.finish_call()
    assert "clearContact" in done(panel)


def test_signing_out_tells_the_panel_before_it_goes(alone: Page) -> None:
    desk = Desk(alone)
    desk.be("Готов")
    panel_of(alone)
    with alone.expect_console_message(lambda said: said.text == "panel: Offline"):
        desk.button("Выйти").click()
    expect(alone.locator(f"iframe[src^='{INSTANCE}']")).to_have_count(0)
