"""Each role signs in: what it may is there, what it may not is absent from the page and refused by the API."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow

# Whom it is of the demo, the pages of the top line (those that every Dozor has), and what the API answers.
DESK = {"Пульт", "Реестр", "Отключения", "Дела"}
WAYS = {
    "operator": ("olga@example.org", {*DESK, "Памятки"}, {"Табло", "Люди"}),
    "supervisor": ("svetlana@example.org", {*DESK, "Табло", "Памятки"}, {"Люди"}),
    "manager": ("manager.zarya@example.org", {*DESK, "Памятки"}, {"Табло", "Люди"}),
    "admin": ("anna@example.org", {"Люди", "Памятки"}, {*DESK, "Табло"}),
    "executor": ("stepan@example.org", {"Памятки"}, {*DESK, "Табло", "Люди"}),
}
STATUS = {
    "/tickets?company=zarya": {"operator", "supervisor", "manager"},
    "/users": {"admin"},
    "/outages?company=zarya": {"operator", "supervisor", "manager"},
    "/duties?company=zarya&done=true": {"operator", "supervisor", "manager"},
    "/executors?company=zarya": {"operator", "supervisor", "manager", "admin"},
    "/reports/inspector?company=zarya&month=2026-11": {"supervisor", "manager"},
    "/readings?company=zarya&month=2026-11": {"operator", "supervisor", "manager", "admin"},
}
FORBIDDEN = {"operator": "/users", "manager": "/wallboard", "admin": "/register", "executor": "/desk"}


@pytest.mark.parametrize("role", WAYS)
def test_a_role_finds_its_pages_and_is_refused_the_others(open_window: OpenWindow, address: str, role: str) -> None:
    email, there, absent = WAYS[role]
    page = open_window(FORBIDDEN.get(role, "/knowledge"), who=email)

    links = page.get_by_role("navigation", name="Страницы").get_by_role("link")
    expect(links.first).to_be_visible()
    shown = set(links.all_inner_texts())
    assert there <= shown
    assert not absent & shown
    if role in FORBIDDEN:
        expect(page.get_by_text("Эта страница не для вашей роли")).to_be_visible()

    token = page.evaluate("JSON.parse(sessionStorage.getItem('dozor.tokens')).id")
    api = httpx.get(f"{address}/laptop/settings", timeout=10).json()["api"]
    for route, roles in STATUS.items():
        answer = httpx.get(
            httpx.URL(address).join(api.rstrip("/") + route), headers={"Authorization": f"Bearer {token}"}, timeout=30
        )
        assert answer.status_code == (200 if role in roles else 403), (route, answer.text)


def test_the_manager_of_a_company_sees_no_other(open_window: OpenWindow, address: str) -> None:
    page = open_window("/knowledge", who="manager.zarya@example.org")
    token = page.evaluate("JSON.parse(sessionStorage.getItem('dozor.tokens')).id")
    api = httpx.get(f"{address}/laptop/settings", timeout=10).json()["api"].rstrip("/")
    told = {"Authorization": f"Bearer {token}"}
    own, foreign = (
        httpx.get(httpx.URL(address).join(f"{api}/tickets?company={slug}"), headers=told, timeout=30)
        for slug in ("zarya", "riverside")
    )
    assert (own.status_code, foreign.status_code) == (200, 404)
