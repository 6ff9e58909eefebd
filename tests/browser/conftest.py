"""One running Dozor, one Chromium, and a window for each person."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from rich.console import Console

from cli.build.plan import prepare
from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

ROOT = Path(__file__).parents[2]
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
STARTS_WITHIN_S, STOPS_WITHIN_S = 120, 30
SEEN_WITHIN_MS = 20_000
OPERATOR, COLLEAGUE = "olga@example.org", "boris@example.org"

OpenWindow = Callable[..., Page]
TakePicture = Callable[[Page | Locator, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="a folder for the pictures of the documentation")
    parser.addoption("--dozor", help="the address of a Dozor that runs already, to play with while a page is made")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("pages"))


@pytest.fixture(scope="session")
def address(chromium: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a Dozor that runs for these tests only. (After the browser was found: nothing runs in vain.)"""
    running: str | None = request.config.getoption("--dozor")
    if running:
        yield running
        return
    prepare(Console(stderr=True).print)
    command = [sys.executable, "-m", "tests.browser.serve_laptop"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as laptop:
        assert laptop.stdin is not None
        assert laptop.stdout is not None
        slow = threading.Timer(STARTS_WITHIN_S, laptop.kill)
        slow.start()
        told = laptop.stdout.readline()
        slow.cancel()
        assert told, "Dozor did not start: see what it wrote to standard error"
        yield json.loads(told)["address"]
        laptop.stdin.close()
        try:
            laptop.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            laptop.kill()
            raise


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


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=SEEN_WITHIN_MS)
        running = playwright.chromium.launch(executable_path=chromium, args=["--headless=new", *FLAGS])
        yield running
        running.close()


@pytest.fixture
def open_window(browser: Browser, address: str) -> Iterator[OpenWindow]:
    """Opens a page in a window and a profile of its own; every window is closed afterwards.

    An error that nobody caught on a page fails the test.
    """
    errors: list[str] = []
    contexts = []

    def open_page(path: str, *, size: tuple[int, int] = DESK_SIZE, locale: str = "ru-RU") -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            timezone_id="Europe/Moscow",
            reduced_motion="reduce",
        )
        context.set_default_timeout(SEEN_WITHIN_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == [], "errors on the pages"


@pytest.fixture
def telephone(open_window: OpenWindow) -> Telephone:
    return Telephone(open_window("/telephone"))


@pytest.fixture
def specialist(open_window: OpenWindow) -> Telephone:
    """Another telephone."""
    return Telephone(open_window("/telephone"))


@pytest.fixture
def desk(open_window: OpenWindow, demo: dict[str, Any]) -> Iterator[Desk]:
    """The desk of an operator who has just signed in and is not ready; afterwards nothing is left of their calls."""
    yield from _sign_in(OPERATOR, open_window, demo)


@pytest.fixture
def colleague(open_window: OpenWindow, demo: dict[str, Any]) -> Iterator[Desk]:
    """Another operator's desk, likewise."""
    yield from _sign_in(COLLEAGUE, open_window, demo)


def _sign_in(email: str, open_window: OpenWindow, demo: dict[str, Any]) -> Iterator[Desk]:
    login = next(login for login in demo["logins"] if login["email"] == email)
    desk = Desk(open_window("/desk"))
    desk.sign_in(login["email"], login["password"])
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
