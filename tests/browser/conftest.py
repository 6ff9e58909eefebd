"""Running Dozors, one Chromium, and a window for each person."""

import json
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from rich.console import Console

from cli.build.plan import prepare
from tests.browser.desk import Desk
from tests.browser.evidence import Evidence
from tests.browser.groups import group_of
from tests.browser.languages import RUSSIAN, Language
from tests.browser.running_dozor import ROOT, RunningDozor, run_dozor
from tests.browser.sessions import KEY, make_session
from tests.browser.telephone import Telephone

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK_SIZE, TELEPHONE_SIZE = (1366, 768), (390, 780)
SEEN_WITHIN_MS = 20_000
OPERATOR, COLLEAGUE = "olga@example.org", "boris@example.org"
PICTURES_OF_FAILURES = ROOT / "build" / "failures"
# Keeps a session where the page looks for it, once: whoever signs out on the page stays out.
SIT_DOWN = """([key, session]) => {
    if (!location.protocol.startsWith("http") || sessionStorage.getItem(key + ".begun")) return;
    sessionStorage.setItem(key + ".begun", "1");
    sessionStorage.setItem(key, session);
}"""

OpenWindow = Callable[..., Page]
TakePicture = Callable[[Page | Locator, str], None]
EVIDENCE, DOZOR = pytest.StashKey[Evidence](), pytest.StashKey[RunningDozor]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="a folder for the pictures of the documentation")
    parser.addoption("--dozor", help="the address of a Dozor that runs already, to play with while a page is made")
    parser.addoption("--slow", type=float, default=1, help="how many times slower the pages are to run")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(group_of(item.path.stem)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails tells what its pages and Dozor have said of it, and keeps pictures of the pages."""
    report = yield
    evidence = item.stash.get(EVIDENCE, None)
    if report.failed and report.when != "teardown" and evidence is not None:
        pictures = "\n".join(evidence.pictures(PICTURES_OF_FAILURES, item.nodeid.rpartition("::")[2]))
        troubles = "\n".join(item.config.stash[DOZOR].troubles(evidence.began))
        told = {"the pages said": evidence.said(), "Dozor said": troubles, "the pages showed": pictures}
        report.sections += [(title, text) for title, text in told.items() if text]
    return report


@pytest.fixture(scope="session")
def address(chromium: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Dozor that runs for these tests only. (After the browser was found: nothing runs in vain.)"""
    config = request.config
    if config.getoption("--dozor"):
        config.stash[DOZOR] = RunningDozor(config.getoption("--dozor"))
        yield config.stash[DOZOR].address
        return
    prepare(Console(stderr=True).print)
    with run_dozor(tmp_path_factory.mktemp("dozor")) as running:
        config.stash[DOZOR] = running
        yield running.address


@pytest.fixture(scope="session")
def demo(address: str) -> dict[str, Any]:
    """Who can be played."""
    answer: dict[str, Any] = httpx.get(f"{address}/laptop/demo", timeout=30).json()
    return answer


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; without one there is nothing to test with, which CI must not overlook."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        reason = "Chromium is missing: apt-get install chromium fonts-dejavu-core"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One for a file: until it is closed an event loop of Playwright's runs on this thread, and no other can (asyncio.run)."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=SEEN_WITHIN_MS)
        running = playwright.chromium.launch(executable_path=chromium, args=["--headless=new", *FLAGS])
        yield running
        running.close()


@pytest.fixture(scope="session")
def session_of(address: str, demo: dict[str, Any]) -> Callable[[str], str]:
    """The session of somebody of the demo, signed in once for all tests that are not about signing in."""
    known: dict[str, str] = {}

    def find(email: str) -> str:
        if email not in known:
            login = next(login for login in demo["logins"] if login["email"] == email)
            known[email] = make_session(address, login)
        return known[email]

    return find


@pytest.fixture
def open_window(
    browser: Browser, address: str, session_of: Callable[[str], str], request: pytest.FixtureRequest
) -> Iterator[OpenWindow]:
    """Opens a page in a window and a profile of its own; every window is closed afterwards.

    who: the address of somebody of the demo who sits before it, signed in. An error that nobody caught fails the test.
    """
    evidence = request.node.stash[EVIDENCE] = Evidence()
    contexts = []

    def open_page(path: str, *, size: tuple[int, int] = DESK_SIZE, locale: str = "ru-RU", who: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            timezone_id="Europe/Moscow",
            reduced_motion="reduce",
        )
        context.set_default_timeout(SEEN_WITHIN_MS)
        contexts.append(context)
        evidence.watch(context)
        page = context.new_page()
        _slow_down(page, request.config.getoption("--slow"))
        if who:
            page.add_init_script(f"({SIT_DOWN})({json.dumps([KEY, session_of(who)])})")
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert evidence.uncaught == [], "errors on the pages"


def _slow_down(page: Page, times: float) -> None:
    if times != 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


@pytest.fixture
def telephone(open_window: OpenWindow) -> Telephone:
    return Telephone(open_window("/telephone"))


@pytest.fixture
def specialist(open_window: OpenWindow) -> Telephone:
    """Another telephone."""
    return Telephone(open_window("/telephone"))


@pytest.fixture
def desk(open_window: OpenWindow) -> Iterator[Desk]:
    """The desk of an operator who has just signed in and is not ready; afterwards nothing is left of their calls."""
    yield from sit_down(OPERATOR, open_window)


@pytest.fixture
def colleague(open_window: OpenWindow) -> Iterator[Desk]:
    """Another operator's desk, likewise."""
    yield from sit_down(COLLEAGUE, open_window)


def sit_down(email: str, open_window: OpenWindow, language: Language = RUSSIAN) -> Iterator[Desk]:
    """Their desk in that language, not ready; afterwards nothing is left of their calls."""
    desk = Desk(open_window("/desk", who=email, locale=language.locale), language.say)
    desk.be("Не готов")
    yield desk
    desk.leave()


@pytest.fixture
def take_picture(request: pytest.FixtureRequest) -> TakePicture:
    """Keeps a picture of a page, or of a part of it, for the documentation, if asked for."""
    folder: Path | None = request.config.getoption("--pictures")

    def take(shown: Page | Locator, name: str) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            shown.screenshot(path=folder / f"{name}.png")

    return take
