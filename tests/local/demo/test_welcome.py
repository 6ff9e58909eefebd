"""What a newcomer is told: every page, who opens it, and who they are."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from dozor.domain.user import Role
from functions.rest_api.permissions import ROLES, Capability
from infra.companies import LoadedCompany, load_companies
from infra.companies.load import COMPANIES
from local.demo.logins import demo_logins
from local.demo.welcome import PAGES, describe_welcome

NAVIGATION = Path(__file__).parents[3] / "web/src/app/navigation.ts"
NAMED = re.compile(r"export const ([A-Z]+) = \"([^\"]+)\"")
WAY = re.compile(r"path: (\S+), name: \S+, needs: \"([a-z.]+)\"")
STARTED_WITHOUT_AN_ACCOUNT = {"/telephone", "/messages", "/laptop/workspace"}


@pytest.fixture(scope="module")
def companies() -> tuple[LoadedCompany, ...]:
    return tuple(load_companies(COMPANIES))


@pytest.fixture(scope="module")
def told(companies: tuple[LoadedCompany, ...]) -> str:
    logins = demo_logins([one.company for one in companies])
    return describe_welcome("http://127.0.0.1:8470", logins, companies, "AWS APIs: aws …")


def ways() -> Mapping[str, str]:
    """The pages of the top line -> the capability that each needs."""
    source = NAVIGATION.read_text("utf-8")
    named = dict(NAMED.findall(source))
    return {named.get(path, path.strip('"')): needs for path, needs in WAY.findall(source)}


def test_every_page_is_named_with_exactly_the_roles_that_may_open_it() -> None:
    needed = ways()
    assert len(needed) >= 9
    assert {page.path: page.roles for page in PAGES if page.roles} == {
        path: ROLES[Capability(needs)] for path, needs in needed.items()
    }
    assert {page.path for page in PAGES if not page.roles} == STARTED_WITHOUT_AN_ACCOUNT


def test_the_banner_names_pages_logins_and_numbers(told: str, companies: tuple[LoadedCompany, ...]) -> None:
    for page in PAGES:
        assert f"  {page.path} " in told
    assert "/home" in told
    for one in companies:
        assert f"manager.{one.slug}@example.org" in told
        for number in one.numbers:
            assert number.e164 in told
    assert re.search(r"stepan@example\.org .*links in SMS", told)
    assert re.search(r"/users .*\(admin\)", told)


def test_a_companys_manager_is_called_as_in_its_file(companies: tuple[LoadedCompany, ...]) -> None:
    managers = {
        one.companies: one.name for one in demo_logins([one.company for one in companies]) if one.role == Role.MANAGER
    }
    assert managers == {(one.slug,): one.company.manager.name for one in companies}
    assert managers["zarya",] == "Анна Управдомова"
