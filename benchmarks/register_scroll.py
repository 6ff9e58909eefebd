"""The register's page in Chromium with 200,000 tickets behind it: does it answer at once, does it scroll smoothly.

    .venv/bin/python -m benchmarks.register_scroll [--json] [--tickets 200000] [--rows 20000]

The tickets lie in the laptop's table; the page is the one that is deployed, read through gateway and function. An operator
scrolls,
moves by the keyboard, selects, types, filters and jumps to the middle; once at the beginning, once more with that many
rows loaded. A time is what the browser itself tells of an interaction (Event Timing: from the key or the pointer to the
next picture), or the time between two pictures while scrolling.
"""

import argparse
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.register_page import fill
from benchmarks.support import PLAIN, Row, at_most, open_laptop, percentile, report

GOAL_MS, SMOOTH_MS = 100, 50
FLAGS = ("--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking")
STEPS, STEP_PX, STEP_S = 150, 700, 0.03
LONG_S = 900
WATCH = """() => {
    window.seen = {events: [], frames: [], tasks: []};
    new PerformanceObserver(list => list.getEntries().forEach(
        one => one.interactionId && seen.events.push([one.name, one.duration])
    )).observe({type: "event", durationThreshold: 16});
    new PerformanceObserver(list => list.getEntries().forEach(one => seen.tasks.push(one.duration)))
        .observe({type: "longtask"});
    let last = performance.now();
    const frame = now => { seen.frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
}"""
TAKE = "() => { const taken = window.seen; window.seen = {events: [], frames: [], tasks: []}; return taken; }"


@dataclass
class Seen:
    """What the browser told of a time: milliseconds of interactions, between pictures, and of tasks longer than 50."""

    events: list[float]
    frames: list[float]
    tasks: list[float]


class Operator:
    """Somebody at the register."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grid = page.get_by_role("grid")

    def sign_in(self, address: str, login: Any, slug: str) -> None:
        self.page.goto(f"{address}/register?company={slug}")
        self.page.get_by_label("E-mail").fill(login.email)
        self.page.get_by_label("Password", exact=True).fill(login.password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.begin()

    def begin(self) -> None:
        self.grid.locator("[data-id]").first.wait_for()
        self.page.evaluate(WATCH)

    def watch(self, what: Callable[[], object]) -> Seen:
        """What the browser told while this was done, and half a second longer."""
        self.page.evaluate(TAKE)
        what()
        self.page.wait_for_timeout(500)
        taken = self.page.evaluate(TAKE)
        return Seen([one[1] for one in taken["events"]], taken["frames"], taken["tasks"])

    def scroll(self) -> None:
        self.grid.hover()
        for step in range(STEPS):
            self.page.mouse.wheel(0, STEP_PX if step % 10 else -STEP_PX)
            time.sleep(STEP_S)

    def move(self) -> None:
        self.grid.focus()
        for key in ("ArrowDown",) * 25 + ("PageDown",) * 10 + ("PageUp",) * 5:
            self.page.keyboard.press(key)

    def select(self) -> None:
        self.grid.focus()
        for _ in range(10):
            self.page.keyboard.press("x")
            self.page.keyboard.press("ArrowDown")
        self.grid.get_by_role("checkbox").nth(3).click()
        self.grid.get_by_label("Select all that is loaded").click()
        self.grid.focus()
        self.page.keyboard.press("Escape")

    def type(self) -> None:
        self.page.get_by_label("Search").press_sequentially("kitchen tap", delay=60)
        self.page.keyboard.press("Escape")
        self.page.get_by_label("Search").fill("")

    def filter(self) -> None:
        self.page.get_by_role("combobox", name="State").click()
        self.page.locator(".ant-select-item-option:visible").filter(has_text="closed").click()
        self.page.keyboard.press("Escape")
        self.grid.locator("[data-state=closed]").first.wait_for()
        self.page.go_back()
        self.grid.locator("[data-id]").first.wait_for()

    def jump(self, day: str) -> None:
        self.page.get_by_role("button", name="Go to…").click()
        self.page.get_by_label("Day").fill(day)
        self.page.get_by_role("button", name="Go", exact=True).click()
        self.page.wait_for_url(f"**at={day}*")
        self.grid.locator("[data-id]").first.wait_for()

    def load(self, many: int) -> int:
        """Scroll to the end again and again; answers how many rows are loaded then."""
        until = time.monotonic() + LONG_S
        count = 0
        while count < many and time.monotonic() < until:
            self.grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight; }")
            self.page.wait_for_timeout(30)
            count = int(self.grid.evaluate("grid => grid.querySelector('.register-body').offsetHeight / 34"))
        return count


def measure(options: argparse.Namespace) -> list[Row]:
    """Interactions and scrolling, at the beginning and with many rows loaded."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise RuntimeError("Chromium is missing")
    with open_laptop() as laptop, sync_playwright() as playwright:
        fill(laptop, options.tickets)
        PLAIN.print(f"{options.tickets:,} tickets are in the table")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB").new_page()
        page.set_default_timeout(60_000)
        operator = Operator(page)
        slug = laptop.companies[-1].slug
        operator.sign_in(laptop.gateway.address, laptop.logins[0], slug)
        rows = _play(operator, f"{options.tickets:,} tickets behind")
        operator.jump("2025-09-01")
        rows += _play(operator, "in the middle of them", ("scrolling",))
        page.goto(f"{laptop.gateway.address}/register?company={slug}")
        operator.begin()
        loaded = operator.load(options.rows)
        PLAIN.print(f"{loaded:,} rows are loaded")
        rows += _play(
            operator, f"{loaded:,} rows loaded", ("scrolling", "moving by the keyboard", "selecting", "typing")
        )
        browser.close()
    return rows


DEEDS: dict[str, Callable[[Operator], None]] = {
    "scrolling": Operator.scroll,
    "moving by the keyboard": Operator.move,
    "selecting": Operator.select,
    "typing": Operator.type,
    "filtering": Operator.filter,
}


def _play(operator: Operator, where: str, names: tuple[str, ...] = tuple(DEEDS)) -> list[Row]:
    rows = []
    for name in names:
        deed = DEEDS[name]
        seen = operator.watch(partial(deed, operator))
        PLAIN.print(
            f"{name}, {where}: {max(seen.events, default=0):.0f} ms, {max(seen.frames, default=0):.0f} ms between pictures"
        )
        if name == "scrolling":
            frames = seen.frames or [0.0]
            how = f"{where}; p99 {percentile(frames, 0.99):.0f}, longest {max(frames):.0f} ms, {len(frames)} pictures"
            rows.append(at_most("scrolling: between two pictures, p95", percentile(frames, 0.95), SMOOTH_MS, "ms", how))
            continue
        events = seen.events or [16.0]  # quicker ones are not told
        longest = max(seen.tasks, default=0)
        how = f"{where}; median {percentile(events, 0.5):.0f} ms of {len(events)}; longest task {longest:.0f} ms"
        rows.append(at_most(f"{name}: the slowest answer", max(events), GOAL_MS, "ms", how))
    return rows


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tickets", type=int, default=200_000, help="tickets in the table")
    parser.add_argument("--rows", type=int, default=20_000, help="rows to be loaded for the second round")


if __name__ == "__main__":
    report(__doc__ or "", measure, _add_options)
