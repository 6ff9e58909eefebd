"""From a ringing call to the filled form at the desk, in Chromium.

    .venv/bin/python -m benchmarks.desk_ringing [--json] [--calls 20] [--of-several 5]

Residents whom the register knows call, each another one, so nothing of them was read before; the operator accepts as soon as
the call is shown. Counted is from the moment at which the contact begins to ring at the operator, as the simulator notes it,
by the same clock of the machine as the page's: the way to the page is in it. A script on the page takes the times at which
the strip of the ringing call appears, what is known of the caller stands in it, and the form is filled: the caller's flat is in
its field, or for those who have several, all of them stand there to choose from. One call goes before: it loads the code.
"""

import argparse
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.support import Row, at_most, median, open_laptop, report, spread
from local.connect.contacts.agents import AgentSession
from local.connect.people import Caller
from local.connect.ports import Json
from local.demo.laptop import Laptop

GOAL_MS = 1000
FLAGS = ("--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking")
OPERATOR_KEY = "0"
PATIENCE_MS = 30_000
QUIET_MS = 500
# Looks at every change of the page, and accepts at once. Milliseconds since the epoch.
WATCH = """() => {
    window.ringing = {};
    const now = () => performance.timeOrigin + performance.now();
    const seen = (name, found) => { if (found && !(name in ringing)) ringing[name] = now(); };
    new MutationObserver(() => {
        const strip = document.querySelector(".call-strip.ringing");
        seen("shown", strip);
        seen("known", document.querySelector(".before-answer"));
        if (strip && !ringing.accepted) {
            ringing.accepted = now();
            document.querySelector("[data-hotkey=KeyA]").click();
        }
    }).observe(document.body, {childList: true, subtree: true});
    const look = () => {
        const flat = document.querySelector(".sheet:not([hidden]) input[id$=_place_flat]");
        const several = document.querySelectorAll(".sheet:not([hidden]) .flats input").length > 1;
        seen("filled", several || (flat && flat.value));
        requestAnimationFrame(look);
    };
    look();
}"""
TAKE = "() => { const taken = window.ringing; window.ringing = {}; return taken; }"


def measure(options: argparse.Namespace) -> list[Row]:
    """Times from the contact's own ringing to its strip, to what is known of the caller, and to the filled form."""
    with open_laptop() as laptop, open_desk(laptop) as page:
        bell = Bell(laptop, laptop.logins[0].email)
        page.evaluate(WATCH)
        of_one, of_several = (phones_of(laptop, several=several) for several in (False, True))
        ring(laptop, page, bell, next(of_one))
        one = [ring(laptop, page, bell, phone) for phone in islice(of_one, options.calls)]
        several = [ring(laptop, page, bell, phone) for phone in islice(of_several, options.of_several)]
    shown = [call["shown"] for call in one + several]
    known = [call["known"] for call in one + several if "known" in call]
    rows = [
        *_rows("from ringing to the filled form", one),
        *_rows("the same of who has several flats, until all stand there to choose from", several),
        Row("until the strip is on the page, median", f"{median(shown):.0f} ms", note=spread(shown)),
    ]
    if known:
        how = f"{spread(known)}; the others were accepted before"
        what = "until debt, requests and outages stand in the strip, median"
        rows.append(Row(what, f"{median(known):.0f} ms", note=how))
    return rows


def _rows(what: str, calls: Sequence[dict[str, float]]) -> list[Row]:
    filled = [call["filled"] for call in calls]
    if not filled:
        return []
    return [
        at_most(f"{what}, median", median(filled), GOAL_MS, "ms", spread(filled)),
        at_most("  the slowest", max(filled), GOAL_MS, "ms"),
    ]


class Bell:
    """Notes when a contact began to ring at an operator whose desk is open."""

    def __init__(self, laptop: Laptop, email: str) -> None:
        self.at_ms = 0.0
        sessions = laptop.connect.instance.centre.sessions.values()
        self._session: AgentSession = next(one for one in sessions if one.user.username == email)
        self._pass_on = self._session.notify
        self._session.notify = self._hear

    def _hear(self, message: Json) -> None:
        if message["type"] == "ringing":
            slot = self._session.slots[message["contact"]["contactId"]]
            self.at_ms = slot.since.timestamp() * 1000
        self._pass_on(message)


def ring(laptop: Laptop, page: Page, bell: Bell, phone: str) -> dict[str, float]:
    """One call, until its form is filled; then it is over, and the desk clear. Milliseconds since it rang."""
    page.evaluate(TAKE)
    caller = Caller(laptop.connect.instance, phone)
    caller.dial(laptop.companies[-1].company.numbers[0].heard_on)
    wait_for_menu(page, caller)
    caller.press(OPERATOR_KEY)
    page.wait_for_function("() => window.ringing.filled", timeout=PATIENCE_MS)
    taken: dict[str, float] = page.evaluate(TAKE)
    for press in ("Alt+q", "Alt+a", "Alt+w"):  # hang up, end the wrap-up, put the form away
        page.keyboard.press(press)
        page.wait_for_timeout(400)
    page.wait_for_function("() => !document.querySelector('.call-strip, .sheet')", timeout=PATIENCE_MS)
    return {name: at - bell.at_ms for name, at in taken.items()}


def wait_for_menu(page: Page, caller: Caller) -> None:
    """Until the greeting and the menu are over: nothing more is said for a while."""
    heard = -1
    while not heard or heard != len(caller.heard()):
        heard = len(caller.heard())
        page.wait_for_timeout(QUIET_MS)


def phones_of(laptop: Laptop, *, several: bool) -> Iterator[str]:
    """Phones of residents of the last company with one flat, or with several."""
    flats = Counter(one.phone for one in laptop.people.residents(laptop.companies[-1].slug))
    return (phone for phone, count in flats.items() if (count > 1) is several)


@contextmanager
def open_desk(laptop: Laptop) -> Iterator[Page]:
    """The desk of an operator who is ready."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise RuntimeError("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en-US")
        page.set_default_timeout(PATIENCE_MS)
        sign_in(page, laptop.gateway.address, laptop.logins[0])
        yield page
        browser.close()


def sign_in(page: Page, address: str, login: Any) -> None:
    page.goto(f"{address}/desk")
    page.get_by_label("E-mail").fill(login.email)
    page.get_by_label("Password", exact=True).fill(login.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    switch = page.get_by_role("radiogroup")
    switch.get_by_text("Ready", exact=True).click()
    page.locator(".agent-switch.ready").wait_for()


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--calls", type=int, default=20, help="how many calls of residents with one flat")
    parser.add_argument("--of-several", type=int, default=5, help="how many of residents with several")


if __name__ == "__main__":
    report(__doc__ or "", measure, add_options)
