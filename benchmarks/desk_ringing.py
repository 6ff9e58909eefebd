"""From a ringing call to the filled form at the desk, in Chromium.

    .venv/bin/python -m benchmarks.desk_ringing [--json] [--calls 20]

Residents whom the register knows call, each another one, so nothing of them was read before; the operator accepts as soon as
the call is shown. A script on the page takes the times by the page's own clock: the strip of the ringing call appears, what is
known of the caller stands in it, and the form has the caller's flat in its field. One call goes before: it loads the code.
"""

import argparse
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.support import Row, at_most, median, open_laptop, report, spread
from local.connect.people import Caller
from local.demo.laptop import Laptop

GOAL_MS = 1000
FLAGS = ("--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking")
OPERATOR_KEY = "0"
PATIENCE_MS = 30_000
QUIET_MS = 500
# Looks at every change of the page, and accepts at once. Milliseconds of performance.now().
WATCH = """() => {
    window.ringing = {};
    const seen = (name, found) => { if (found && !(name in ringing)) ringing[name] = performance.now(); };
    new MutationObserver(() => {
        const strip = document.querySelector(".call-strip.ringing");
        seen("shown", strip);
        seen("known", document.querySelector(".before-answer"));
        if (strip && !ringing.accepted) {
            ringing.accepted = performance.now();
            document.querySelector("[data-hotkey=KeyA]").click();
        }
    }).observe(document.body, {childList: true, subtree: true});
    const look = () => {
        const flat = document.querySelector(".sheet:not([hidden]) input[id$=_place_flat]");
        seen("filled", flat && flat.value);
        requestAnimationFrame(look);
    };
    look();
}"""
TAKE = "() => { const taken = window.ringing; window.ringing = {}; return taken; }"


def measure(options: argparse.Namespace) -> list[Row]:
    """Times from the strip of the ringing call to what is known of the caller, and to the filled form."""
    with open_laptop() as laptop, open_desk(laptop) as page:
        phones = known_phones(laptop, options.calls + 1)
        page.evaluate(WATCH)
        times = [ring(laptop, page, phone) for phone in phones][1:]
    filled = [one["filled"] - one["shown"] for one in times]
    known = [max(one["known"] - one["shown"], 0.0) for one in times if "known" in one]
    rows = [
        at_most("from ringing to the filled form, median", median(filled), GOAL_MS, "ms", spread(filled)),
        at_most("  the slowest", max(filled), GOAL_MS, "ms"),
    ]
    if known:
        how = f"{spread(known)}; the others were accepted before"
        rows.append(
            Row("until debt, requests and outages stand in the strip, median", f"{median(known):.0f} ms", note=how)
        )
    return rows


def ring(laptop: Laptop, page: Page, phone: str) -> dict[str, float]:
    """One call, until its form is filled; then it is over, and the desk clear."""
    page.evaluate(TAKE)
    caller = Caller(laptop.connect.instance, phone)
    caller.dial(laptop.companies[-1].company.numbers[0].heard_on)
    wait_for_menu(page, caller)
    caller.press(OPERATOR_KEY)
    page.wait_for_function("() => window.ringing.filled", timeout=PATIENCE_MS)
    times: dict[str, float] = page.evaluate(TAKE)
    for press in ("Alt+q", "Alt+a", "Alt+w"):  # hang up, end the wrap-up, put the form away
        page.keyboard.press(press)
        page.wait_for_timeout(400)
    page.wait_for_function("() => !document.querySelector('.call-strip, .sheet')", timeout=PATIENCE_MS)
    return times


def wait_for_menu(page: Page, caller: Caller) -> None:
    """Until the greeting and the menu are over: nothing more is said for a while."""
    heard = -1
    while not heard or heard != len(caller.heard()):
        heard = len(caller.heard())
        page.wait_for_timeout(QUIET_MS)


def known_phones(laptop: Laptop, many: int) -> Sequence[str]:
    """Phones of residents with one flat, of the last company."""
    residents = laptop.people.residents(laptop.companies[-1].slug)
    flats: dict[str, int] = {}
    for one in residents:
        flats[one.phone] = flats.get(one.phone, 0) + 1
    return [phone for phone, count in flats.items() if count == 1][:many]


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


if __name__ == "__main__":
    report(
        __doc__ or "",
        measure,
        lambda parser: parser.add_argument("--calls", type=int, default=20, help="how many calls are measured"),
    )
