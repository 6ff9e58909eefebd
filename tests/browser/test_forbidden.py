"""Each role tries what it may not: pages, what pages offer others, and the routes behind them, asked from within a page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture
from tests.browser.roles import EMAILS, FIRST, PAGES, may, name_of
from tests.handlers.rest_api.role_table import ROLES, TABLE

NOT_YOURS = "Эта страница не для вашей роли"
FORBIDDEN_PAGES = [(role, path) for role in ROLES for path, (_, letters) in PAGES.items() if not may(letters, role)]
A_TICKET = "/ticket/zarya/1"  # belongs to the register, has no way of its own
WORKS_FOR = dict.fromkeys(ROLES, "zarya") | {"executor": "riverside"}
# What a page offers: its address, button or another role of a control, its name, who has it and who opens the page without it.
OFFERED = [
    (
        "/knowledge?company={company}",
        "button",
        "Новая памятка…",
        "admin",
        ("operator", "supervisor", "manager", "executor"),
    ),
    ("/knowledge?company={company}&guide={guide}", "button", "Изменить", "admin", ("operator", "manager", "executor")),
    (
        "/directory?company=zarya&view=catalogue",
        "button",
        "Добавить свою проблему",
        "admin",
        ("operator", "supervisor", "manager"),
    ),
    ("/quality?company=zarya", "radio", "Выборка", "supervisor", ("operator",)),
    ("/quality?company=zarya&tab=all", "radio", "Итоги", "supervisor", ("operator",)),
    ("/desk", "radiogroup", "Моё состояние", "operator", ("manager",)),
]
# Asks each with the token that the page itself sends, a few at a time; gives those that are refused to its role.
ASK = """async (routes) => {
    const { api } = await (await fetch("/laptop/settings")).json();
    const { id } = JSON.parse(sessionStorage.getItem("dozor.tokens"));
    const refused = [];
    const ask = async ([route, method, path]) => {
        const headers = { authorization: `Bearer ${id}` };
        const body = method === "POST" ? JSON.stringify({ nonsense: 1 }) : undefined;
        if (body) Object.assign(headers, { "content-type": "application/json", "idempotency-key": crypto.randomUUID() });
        const answer = await fetch(api.replace(/[/]$/, "") + path, { method, headers, body });
        const said = await answer.text();
        if (answer.status === 403 && JSON.parse(said).type === "urn:dozor:role_forbids") refused.push(route);
    };
    const left = [...routes];
    const work = async () => { while (left.length) await ask(left.pop()); };
    await Promise.all([work(), work(), work(), work()]);
    return refused;
}"""


def is_there(page: Page) -> None:
    """Wait until the page of somebody who is signed in is drawn."""
    expect(page.get_by_role("navigation", name="Страницы").get_by_role("link").first).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("role", "path"), [*FORBIDDEN_PAGES, ("admin", A_TICKET), ("executor", A_TICKET)])
def test_a_page_of_others_shows_nothing_of_theirs_asks_for_nothing_and_leads_to_ones_own(
    open_window: OpenWindow, address: str, role: str, path: str, take_picture: TakePicture
) -> None:
    first = FIRST[role]
    page = open_window("/icon.svg", who=EMAILS[role])
    refused: list[str] = []
    page.on("response", lambda one: refused.append(one.url) if one.status in (401, 403) else None)
    page.goto(address + path)
    is_there(page)
    if path != "/desk":  # which leads on by itself: whoever signs in anywhere else comes by it
        expect(page.get_by_text(NOT_YOURS)).to_be_visible()
        check_axe(page)
        if (role, path) == ("executor", "/users"):
            take_picture(page, "not-for-this-role")
        page.get_by_role("link", name=f"Открыть: {name_of(first)}").click()
    expect(page).to_have_url(re.compile(re.escape(address + first)))
    expect(page.get_by_text(NOT_YOURS)).to_have_count(0)
    assert refused == []


@pytest.mark.parametrize("role", ROLES)
def test_the_top_line_offers_the_pages_of_a_role_and_no_others(open_window: OpenWindow, role: str) -> None:
    page = open_window("/knowledge", who=EMAILS[role])
    is_there(page)
    links = page.get_by_role("navigation", name="Страницы").get_by_role("link").all()
    shown = {link.get_attribute("href"): link.inner_text() for link in links}
    assert shown == {path: name for path, (name, letters) in PAGES.items() if may(letters, role)}


@pytest.mark.parametrize(("path", "kind", "name", "who", "others"), OFFERED)
def test_what_one_may_not_do_is_not_offered(
    open_window: OpenWindow, path: str, kind: Any, name: str, who: str, others: tuple[str, ...]
) -> None:
    guide = first_guide(open_window) if "{guide}" in path else ""
    # Given somebody who may, so that it is known to be called so
    page = open_window(path.format(company=WORKS_FOR[who], guide=guide), who=EMAILS[who])
    expect(page.get_by_role(kind, name=name)).not_to_have_count(0)
    for role in others:
        page = open_window(path.format(company=WORKS_FOR[role], guide=guide), who=EMAILS[role])
        is_there(page)
        expect(page.get_by_role("main")).not_to_be_empty()
        assert page.get_by_text(NOT_YOURS).count() == 0, role
        assert page.get_by_role(kind, name=name).count() == 0, role


def first_guide(open_window: OpenWindow) -> str:
    """The address's name of a guide."""
    page = open_window("/knowledge?company=zarya", who=EMAILS["admin"])
    page.get_by_role("main").get_by_role("listitem").get_by_role("button").first.click()
    page.wait_for_url("**guide=*")
    return str(re.findall(r"guide=([\w-]+)", page.url)[0])


def test_the_form_of_a_guide_is_not_opened_by_its_address_either(open_window: OpenWindow) -> None:
    path = f"/knowledge?edit=1&guide={first_guide(open_window)}&company="
    form = open_window(path + WORKS_FOR["admin"], who=EMAILS["admin"]).locator("main.editing")
    expect(form).to_be_visible()
    for role in ("manager", "executor"):
        page = open_window(path + WORKS_FOR[role], who=EMAILS[role])
        is_there(page)
        expect(page.locator("article.guide")).to_be_visible()
        assert page.locator("main.editing").count() == 0, role


@pytest.mark.parametrize("role", ROLES)
def test_the_api_refuses_a_page_every_route_that_is_not_for_its_role(open_window: OpenWindow, role: str) -> None:
    page = open_window("/knowledge", who=EMAILS[role])
    is_there(page)
    refused = set(page.evaluate(ASK, [(route, *fill(route)) for route in TABLE]))
    assert refused == {route for route, letters in TABLE.items() if not may(letters, role)}


def fill(route: str) -> tuple[str, str]:
    """Its method and address, about things of Zarya's that are not there; a body that fits nothing goes with it."""
    method, path = route.split()
    names = {"company": "zarya", "number": "999999"}
    return method, re.sub(r"{(\w+)}", lambda found: names.get(found[1], "none"), path) + "?company=zarya"
