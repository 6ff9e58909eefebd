"""Route by route, role by role: who may, who may not, and what people see who are nobody yet.

What is asked for is not there or does not fit, so that nothing happens to anybody: whether somebody may is decided first.
"""

import re
from pathlib import Path

import pytest

from dozor.bootstrap import stores
from dozor.domain.user import Role
from functions.rest_api.description import list_routes
from functions.rest_api.permissions import ROLES as ALLOWED
from functions.rest_api.permissions import TOPICS, Capability
from tests.handlers.house import House
from tests.handlers.rest_api.client import Answer, Page
from tests.handlers.rest_api.role_table import FOR_ALL, ROLES, TABLE, roles_of

EVENTS = Path(__file__).parents[3] / "events"
NOT_FOR_PAGES = {"dozor.people"}  # who is sent a link
AUTHORIZED = sorted(f"{one['method']} {one['path']}" for one in list_routes() if one["authorized"])
PASSING = ("live ticket", "centre look")  # items that asking alone leaves
OTHERS_HEAD = {  # what a supervisor has, and is no operator's
    Capability.QUALITY_MARK,
    Capability.SUPERVISE,
    Capability.REPORTS_READ,
}


def page_of(*roles: str, companies: str = "sosna") -> Page:
    """Somebody with these roles."""
    return Page({"cognito:groups": f"[{' '.join(roles)}]", "custom:companies": companies})


def ask(page: Page, route: str, company: str = "sosna") -> Answer:
    """The request, about things that are not there; with a body that fits nothing."""
    method, path = route.split()
    names = dict.fromkeys(re.findall(r"{(\w+)}", path), "none") | {"company": company}
    filled = re.sub(r"{(\w+)}", lambda found: f"{{{found[1]}={names[found[1]]}}}", path)
    return page.ask(method, filled, body={"nonsense": 1} if method == "POST" else None)


def is_refused(answer: Answer) -> bool:
    """Whether the role is not for it."""
    return (answer.status, answer.body.get("type")) == (403, "urn:dozor:role_forbids")


def test_every_route_that_asks_for_a_token_stands_in_the_table_by_hand() -> None:
    assert sorted(TABLE) == AUTHORIZED


def test_the_roles_are_the_groups_of_the_user_pool() -> None:
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize("role", [*ROLES, "gardener"])
def test_a_role_may_what_the_table_says_and_nothing_else(house: House, role: str) -> None:
    before = house.items()
    page = page_of(role)
    may = {route for route in AUTHORIZED if not is_refused(ask(page, route))}
    assert may == {route for route in TABLE if role in roles_of(route)} | FOR_ALL
    assert [item for item in house.items() if item["item"] not in PASSING] == before


@pytest.mark.parametrize("role", ROLES)
def test_nobody_may_anything_about_another_company(house: House, role: str) -> None:
    """404 or, where the body was read first, 422; the same as for a company that there is not."""
    for route in (one for one in AUTHORIZED if "{company}" in one and role in roles_of(one)):
        foreign, unknown = (ask(page_of(role), route, company) for company in ("kedr", "nobody"))
        assert foreign.status in (404, 422), route
        assert foreign.body == unknown.body, route


def test_who_has_no_claims_is_refused(house: House) -> None:
    """API Gateway lets nobody in without a token; should it ever, nothing is told."""
    page = Page({"cognito:groups": "", "custom:companies": "", "email": "", "name": ""})
    assert {route: answer.status for route in AUTHORIZED if (answer := ask(page, route)).status != 401} == {}


def test_the_roles_of_somebody_who_has_several_are_added_up(house: House) -> None:
    may = {role: set(page_of(role).get("/me").body["may"]) for role in ROLES}
    assert set(page_of("operator", "admin").get("/me").body["may"]) == may["operator"] | may["admin"]
    assert may["operator"] < may["supervisor"]
    assert may["supervisor"] - may["operator"] == OTHERS_HEAD
    assert may["executor"] == {"knowledge.read", "live"}
    assert not {"tickets.read", "contacts.read", "recordings.play", "messages.read"} & may["admin"]
    assert set().union(*may.values()) == set(ALLOWED)


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        (("operator",), "operator"),
        (("operator", "admin"), "operator"),
        (("executor", "operator"), "operator"),
        (("operator", "manager"), "manager"),
        (("manager", "supervisor", "operator"), "supervisor"),
    ],
)
def test_the_journal_knows_in_which_capacity_somebody_acted(house: House, roles: tuple[str, ...], kind: str) -> None:
    house.register()
    page = page_of(*roles)
    assert page.post("/tickets/{company=sosna}/{number=1}/notes", {"text": "seen"}).status == 200
    last = page.get("/tickets/{company=sosna}/{number=1}/journal").body["items"][-1]
    assert (last["actor"]["kind"], last["action"]) == (kind, "note")


def test_the_refusal_says_what_to_do_in_the_language_asked_for(house: House) -> None:
    page = page_of("executor")
    told = {}
    for page.language in ("ru", "kk", "pl", "en"):
        answer = page.get("/tickets", company="sosna")
        told[page.language] = (answer.body["title"], answer.body["detail"])
    assert told["en"] == (
        "You may not do this.",
        "Your role is not for this. If you need it for your work, ask an administrator.",
    )
    assert "администратору" in told["ru"][1]
    assert len({detail for _, detail in told.values()}) == 4


@pytest.mark.parametrize(
    ("role", "topics"),
    [
        (
            "operator",
            {
                "dozor.tickets",
                "dozor.contacts",
                "dozor.outages",
                "dozor.guides",
                "dozor.catalogue",
                "dozor.evaluations.own",
            },
        ),
        ("admin", {"dozor.guides", "dozor.catalogue"}),
        ("executor", {"dozor.guides"}),
    ],
)
def test_an_open_page_is_told_of_what_its_readers_role_may_read(house: House, role: str, topics: set[str]) -> None:
    ticket = page_of(role, companies="sosna,kedr").post("/live-tickets").body["ticket"]
    visitor = stores.connections().redeem_ticket(ticket, house.clock.now())
    assert (visitor.companies, set(visitor.topics)) == (("sosna", "kedr"), topics)


def test_every_event_is_told_live_to_somebody_or_to_nobody_on_purpose() -> None:
    sources = {path.parent.parent.name for path in EVENTS.glob("*/*/v*.schema.json")}
    assert {f"dozor.{source}" for source in sources} - set(TOPICS) == NOT_FOR_PAGES
