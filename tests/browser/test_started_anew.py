"""A page that is open while Dozor is started anew (another API, other accounts): it says so, and asks what is gone no more."""

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OpenWindow, TakePicture

OLD = "/apis/"
A_WHILE_MS = 120_000


@dataclass
class Laptop:
    """Dozor as that page meets it: its own until it is started anew. asked: what is asked of the old API since then."""

    page: Page
    anew: bool = False
    asked: list[str] = field(default_factory=list)
    lines: list[WebSocketRoute] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.route(lambda url: "/laptop/settings" in url, self._settings)
        self.page.route(lambda url: OLD in url, self._api)
        self.page.route_web_socket(lambda url: OLD in url, self._line)

    def start_anew(self) -> None:
        """Other addresses, other accounts; whoever was connected is so no longer."""
        self.anew = True
        for line in self.lines:
            line.close()

    def _settings(self, route: Route) -> None:
        answer = route.fetch()
        document: dict[str, Any] = answer.json()
        if self.anew:
            document |= {"api": "/apis/another", "cognito": document["cognito"] | {"client_id": "another"}}
        route.fulfill(response=answer, body=json.dumps(document))

    def _api(self, route: Route) -> None:
        if not self.anew:
            route.continue_()
            return
        self.asked.append(route.request.url)
        route.fulfill(status=404, content_type="application/json", body='{"message": "Not Found"}')

    def _line(self, line: WebSocketRoute) -> None:
        line.connect_to_server()
        self.lines.append(line)


def test_a_page_says_that_dozor_was_started_anew_and_asks_what_is_gone_no_more(
    open_window: OpenWindow, take_picture: TakePicture
) -> None:
    page = open_window("/icon.svg", who=COLLEAGUE)
    laptop = Laptop(page)
    page.clock.install()
    page.goto(page.url.replace("icon.svg", "desk"))
    expect(page.get_by_text("На связи")).to_be_visible()
    page.get_by_role("button", name="Новая заявка").click()
    page.get_by_label("Описание").fill("Капает с потолка у лифта")

    laptop.start_anew()

    note = page.get_by_role("alert").filter(has_text="Dozor запущен заново")
    expect(note).to_be_visible()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(page.get_by_label("Описание")).to_have_value("Капает с потолка у лифта")
    take_picture(page, "started-anew")
    check_axe(page)
    laptop.asked.clear()
    page.clock.run_for(A_WHILE_MS)
    assert laptop.asked == []

    note.get_by_role("button", name="Загрузить заново").click()
    expect(page.get_by_role("button", name="Войти", exact=True)).to_be_visible()
    expect(page.get_by_text("прежний вход в нём не действует")).to_be_visible()
    expect(page.get_by_text("Войдите ещё раз", exact=True)).not_to_be_visible()
    check_axe(page)


def test_a_page_that_is_only_being_loaded_does_not_say_that_its_line_was_lost(open_window: OpenWindow) -> None:
    page = open_window("/icon.svg", who=COLLEAGUE)
    held: list[Route] = []
    page.route("**/live-tickets", lambda route: route.continue_() if held else held.append(route))
    page.goto(page.url.replace("icon.svg", "knowledge"))

    state = page.locator(".top-bar").get_by_role("status")
    expect(state).to_have_text("Соединяемся…")
    held[0].abort()
    expect(state).to_have_text("Нет связи, восстанавливаем…")
    expect(state).to_have_text("На связи")
