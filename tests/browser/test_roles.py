"""Each role signs in and comes to its own first page, or to the one that it asked for and may open."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk
from tests.browser.roles import EMAILS, FIRST, name_of

NAMES = {
    "operator": "оператор",
    "supervisor": "старший смены",
    "manager": "руководитель",
    "admin": "администратор",
    "executor": "исполнитель",
}
PASSWORD = "Dozor-demo-1"


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


def sign_in(open_window: OpenWindow, path: str, role: str) -> Page:
    """Somebody fills in the form that stands in the place of that page."""
    page = open_window(path)
    Desk(page).sign_in(EMAILS[role], PASSWORD)
    expect(page.get_by_role("navigation", name="Страницы").get_by_role("link").first).to_be_visible()
    return page


@pytest.mark.parametrize("role", FIRST)
def test_signing_in_leads_to_the_first_page_of_ones_role(open_window: OpenWindow, address: str, role: str) -> None:
    path = FIRST[role]
    page = sign_in(open_window, "/home", role)
    expect(page).to_have_url(address + path)
    way = page.get_by_role("navigation", name="Страницы").get_by_role("link", name=name_of(path))
    expect(way).to_have_attribute("aria-current", "page")
    expect(page.get_by_text("не для вашей роли")).to_have_count(0)


@pytest.mark.parametrize(("role", "asked"), [("executor", "/desk"), ("admin", "/register")])
def test_who_signs_in_where_their_role_may_not_is_led_to_their_own_page_and_told(
    open_window: OpenWindow, address: str, role: str, asked: str
) -> None:
    path = FIRST[role]
    page = sign_in(open_window, asked, role)
    expect(page).to_have_url(address + path)
    expect(
        page.get_by_text(f"«{name_of(asked)}» не для вашей роли: открыта ваша страница, «{name_of(path)}».")
    ).to_be_visible()
    expect(page.get_by_text("Эта страница не для вашей роли")).to_have_count(0)


def test_the_desk_leads_on_whoever_is_signed_in_already(open_window: OpenWindow, address: str) -> None:
    page = open_window("/desk", who=EMAILS["admin"])
    expect(page).to_have_url(f"{address}/users")


@pytest.mark.parametrize(("role", "link"), [("manager", "/desk"), ("supervisor", "/outages"), ("admin", "/knowledge")])
def test_a_link_to_a_page_that_one_may_open_is_kept(
    open_window: OpenWindow, address: str, role: str, link: str
) -> None:
    page = sign_in(open_window, link, role)
    expect(page.locator(".signed-in-page")).not_to_be_empty()
    expect(page).to_have_url(address + link)


@pytest.mark.parametrize("role", EMAILS)
def test_the_start_page_names_every_page_of_a_role_and_who_signs_in(
    open_window: OpenWindow, demo: dict[str, Any], role: str
) -> None:
    email = EMAILS[role]
    ways = open_window("/knowledge", who=email).get_by_role("navigation", name="Страницы").get_by_role("link")
    expect(ways.first).to_be_visible()
    open_to_them = {way.get_attribute("href") for way in ways.all()}

    start = open_window("/")
    links = start.get_by_role("navigation", name="После входа").get_by_role("link")
    expect(links.first).to_be_visible()
    offered = {link.get_attribute("href"): link.inner_text().partition("Для кого: ")[2] for link in links.all()}
    assert open_to_them == {
        path for path, roles in offered.items() if roles == "все" or NAMES[role] in roles.split(", ")
    }
    logins = start.get_by_role("listitem")
    name = next(one["name"] for one in demo["logins"] if one["email"] == email)
    expect(logins.filter(has_text=email)).to_contain_text(name)
    expect(logins.filter(has_text="stepan@")).to_contain_text("по ссылке в СМС")
    expect(logins.filter(has_text="manager.zarya@")).to_contain_text("Анна Управдомова")
