"""Signing in within the page: forgotten passwords, a session that ends while somebody types, several tabs."""

import json
import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import COLLEAGUE, OpenWindow, TakePicture
from tests.browser.desk import Desk

ANOTHER = "Another-password-2"


def mailed_code(address: str, to: str) -> str:
    """The code of the last e-mail to somebody."""
    sent = httpx.get(f"{address}/laptop/messages", timeout=10).json()
    text = next(mail["text"] for mail in sent if mail["to"] == to)
    found = re.search(r"\b\d{6}\b", text)
    assert found, text
    return found[0]


def test_a_forgotten_password_is_chosen_anew_by_a_code(
    open_window: OpenWindow, demo: dict[str, Any], address: str
) -> None:
    page = open_window("/knowledge")
    page.get_by_label("Электронная почта").fill("manager.samal@example.org")
    page.get_by_role("button", name="Не помню пароль").click()
    page.get_by_role("button", name="Отправить код").click()
    expect(page.get_by_text("код уже отправлен")).to_be_visible()
    check_axe(page)

    def choose(code: str, password: str) -> None:
        page.get_by_label("Код из письма").fill(code)
        page.get_by_label("Новый пароль").fill(password)
        page.get_by_role("button", name="Сменить пароль и войти").click()

    code = mailed_code(address, "manager.samal@example.org")
    choose(f"{(int(code) + 1) % 1_000_000:06}", ANOTHER)
    expect(page.get_by_text("Код не подходит")).to_be_visible()
    choose(code, "simple")
    expect(page.get_by_text("Пароль слишком простой")).to_be_visible()
    choose(code, ANOTHER)
    expect(page.get_by_text("На связи")).to_be_visible()


@pytest.fixture
def boris(open_window: OpenWindow) -> Desk:
    """A desk whose operator is signed in."""
    desk = Desk(open_window("/desk", who=COLLEAGUE))
    expect(desk.page.get_by_text("На связи")).to_be_visible()
    return desk


def end_session(page: Page) -> None:
    """From now on the API takes no token of this page, and none is renewed; signing in again mends it."""
    over = {"is": True}

    def answer_cognito(route: Route, request: Request) -> None:
        flow = json.loads(request.post_data or "{}").get("AuthFlow")
        if flow == "REFRESH_TOKEN_AUTH":
            refused = {"__type": "NotAuthorizedException", "message": "Refresh Token has expired"}
            route.fulfill(status=400, content_type="application/x-amz-json-1.1", body=json.dumps(refused))
            return
        over["is"] = False
        route.continue_()

    def answer_api(route: Route) -> None:
        if over["is"] and route.request.method != "OPTIONS":
            route.fulfill(status=401, content_type="application/json", body='{"message": "Unauthorized"}')
        else:
            route.continue_()

    page.route(lambda url: "/apis/" in url, answer_api)
    page.route(lambda url: "/apis/" not in url, lambda route, request: (
        answer_cognito(route, request) if "x-amz-target" in request.headers else route.continue_()
    ))  # fmt: skip


def test_what_is_typed_when_the_session_ends_is_there_when_its_owner_is_back(
    boris: Desk, demo: dict[str, Any], take_picture: TakePicture
) -> None:
    page = boris.page
    boris.button("Новая заявка").click()
    page.get_by_label("Описание").fill("Капает с потолка у лифта")
    end_session(page)
    page.get_by_label("Дом", exact=True).fill("Лес")

    again = page.get_by_role("dialog", name="Войдите ещё раз")
    expect(again).to_be_visible()
    expect(again.get_by_label("Электронная почта")).to_have_value(COLLEAGUE)
    expect(again.get_by_label("Электронная почта")).to_be_disabled()
    take_picture(page, "sign-in-again")
    check_axe(page, again)
    login = next(login for login in demo["logins"] if login["email"] == COLLEAGUE)
    again.get_by_label("Пароль", exact=True).fill(login["password"])
    again.get_by_role("button", name="Войти", exact=True).click()

    expect(again).not_to_be_visible()
    expect(page.get_by_label("Описание")).to_have_value("Капает с потолка у лифта")
    expect(page.get_by_text("На связи")).to_be_visible()


def test_a_new_tab_is_whoever_sits_here_and_signs_out_alone_on_a_laptop(boris: Desk, address: str) -> None:
    second = boris.page.context.new_page()
    second.goto(f"{address}/knowledge")
    expect(second.get_by_text("На связи")).to_be_visible()

    second.get_by_role("button", name="Выйти", exact=True).click()

    expect(second.get_by_label("Электронная почта")).to_be_visible()
    expect(boris.page.get_by_text("На связи")).to_be_visible()
