"""Every page on a telephone and on a small laptop: nothing is cut, nothing jumps while it is loaded, nothing bars anybody."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import DESK_SIZE, OPERATOR, TELEPHONE_SIZE, OpenWindow
from tests.browser.dispatch import Dispatch
from tests.browser.fits import check_fits
from tests.browser.jumps import check_steady

SUPERVISOR, ADMINISTRATOR = "svetlana@example.org", "anna@example.org"
RESIDENT = "+79000001007"
# Who sits there: what they open, and what is seen when it is there. "" has not signed in.
PAGES: dict[str, dict[str, str]] = {
    "": {
        "/": ".start-accounts, main",
        "/telephone": ".try-list li",
        "/messages": ".sent-card",
        "/desk": "form",
        "/no-such-page": "main",
        "{work}": "main button",
        "{resident}": "main",
    },
    OPERATOR: {
        "/desk": ".desk",
        "/register?company=zarya": ".register-row[data-id]",
        "/ticket/zarya/{number}": ".time-line",
        "/ticket/zarya/99999": ".ant-result",
        "/outages": ".two-columns",
        "/duties": ".two-columns",
        "/knowledge?company=zarya": "main",
    },
    SUPERVISOR: {
        "/wallboard": ".wall-totals",
        "/quality": ".ask-sample",
        "/quality?tab=all": ".quality-view",
        "/quality?tab=figures": ".quality-view",
    },
    ADMINISTRATOR: {
        "/directory?company=zarya": ".directory-lines li",
        "/directory?company=zarya&view=buildings": ".directory-lines li",
        "/directory?company=zarya&view=executors": ".directory-lines li",
        "/directory?company=zarya&view=meters": ".directory-wide",
        "/directory?company=zarya&view=catalogue": ".directory summary",
        "/users": ".users li",
    },
}


class Screen(NamedTuple):
    """How big, and in which language: the long ones, what fits in them fits in all."""

    size: tuple[int, int]
    locale: str


TELEPHONE, LAPTOP = Screen(TELEPHONE_SIZE, "kk-KZ"), Screen(DESK_SIZE, "pl-PL")


@pytest.fixture(scope="module")
def played(address: str, demo: dict[str, Any]) -> Iterator[dict[str, str]]:
    """A ticket of which messages were sent: its number, and the links of who is to do it and who asked for it."""
    login = next(one for one in demo["logins"] if one["email"] == OPERATOR)
    with Dispatch(address, "zarya", login) as dispatch:
        number = dispatch.register(
            RESIDENT, "riser_burst", description="Хлещет из трубы под потолком, заливает коридор"
        )
        work, resident = dispatch.link(f"Заявка {number}:"), dispatch.link(f"заявка {number} (")
        yield {"number": number, "work": urlsplit(work).path, "resident": urlsplit(resident).path}


@pytest.mark.parametrize("screen", [TELEPHONE, LAPTOP], ids=["telephone", "laptop"])
@pytest.mark.parametrize("who", PAGES, ids=lambda who: who.partition("@")[0] or "nobody")
def test_each_page_fits_stands_still_and_has_no_barrier(
    who: str, screen: Screen, address: str, played: dict[str, str], open_window: OpenWindow, subtests: pytest.Subtests
) -> None:
    """One window for all that they open: what was loaded is there already, as for anybody who works here."""
    page = open_window("/laptop/demo", who=who, size=screen.size, locale=screen.locale)
    for path, there in PAGES[who].items():
        with subtests.test(path):
            page.goto(address + path.format(**played))
            check_page(page, there)


def check_page(page: Page, there: str) -> None:
    """All that is asked of it, once it is there; each that fails is told."""
    expect(page.locator(there).filter(visible=True).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    troubles = []
    for check in (check_steady, check_fits, check_axe):
        try:
            check(page)
        except AssertionError as trouble:
            troubles.append(str(trouble))
    assert not troubles, "\n".join(troubles)
